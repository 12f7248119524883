import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import * as queries from '@/api/queries';
import type { Id } from '@/generated/types';
import { all_of } from '@/shell/safety_copy';
import { usePerson } from '@/shell/session';
import type { Named } from './mention';

/** What somebody has typed and not sent. */
export interface Unsent {
  text: string;
  named: Named;
}

/** Whether what is typed about an object may be kept in this browser: its marking says so. */
export const KeepsWords = createContext(false);

export const useKeepsWords = (object: Id): boolean =>
  useQuery(queries.object(object)).data?.offline_copy ?? false;

/** In this tab, by what is being written: closing the panel loses nothing. */
const in_tab = new Map<string, Unsent>();

/** Where a composer keeps what is typed: closing the tab loses nothing either, where the marking allows a copy. */
export function useKeptWords(of: string) {
  const person = usePerson();
  const keeps = useContext(KeepsWords);
  const copy = in_browser(`${all_of(person.id)}words.${of}`);
  return {
    find: (): Unsent | undefined => in_tab.get(of) ?? (keeps ? read(copy.find()) : undefined),
    keep: (unsent: Unsent) => {
      in_tab.set(of, unsent);
      if (keeps && unsent.text.trim() !== '') copy.keep(JSON.stringify(unsent));
      else copy.drop();
    },
    drop: () => {
      in_tab.delete(of);
      copy.drop();
    },
  };
}

const in_browser = (name: string) => ({
  find: (): string | null => localStorage.getItem(name),
  keep: (text: string) => {
    try {
      localStorage.setItem(name, text);
    } catch {
      // The browser's storage is full or shut: the words are still on the screen.
    }
  },
  drop: () => localStorage.removeItem(name),
});

function read(kept: string | null): Unsent | undefined {
  try {
    const found = kept ? JSON.parse(kept) : null;
    return typeof found?.text === 'string' && typeof found.named === 'object' ? found : undefined;
  } catch {
    return undefined;
  }
}
