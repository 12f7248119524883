import type mails from '../../../messages/mails/en.json';

declare module '@/words' {
  interface Catalogues {
    mails: typeof mails;
  }
}
