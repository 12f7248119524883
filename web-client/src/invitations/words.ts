import type invitations from '../../messages/invitations/en.json';

declare module '@/words' {
  interface Catalogues {
    invitations: typeof invitations;
  }
}
