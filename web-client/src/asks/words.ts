import type asks from '../../messages/asks/en.json';
import type outcomes from '../../messages/outcomes/en.json';
import type threads from '../../messages/threads/en.json';

declare module '@/words' {
  interface Catalogues {
    asks: typeof asks;
    outcomes: typeof outcomes;
    threads: typeof threads;
  }
}
