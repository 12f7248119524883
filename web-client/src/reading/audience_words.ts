import type texts from '../../messages/audience/en.json';
import './words';

declare module '@/words' {
  interface Catalogues {
    audience: typeof texts;
  }
}
