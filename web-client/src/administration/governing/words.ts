import type governing from '../../../messages/governing/en.json';
import '../words';

declare module '@/words' {
  interface Catalogues {
    governing: typeof governing;
  }
}
