import type { Id, Time } from '@/generated/api';

/** What was typed and is not yet known to be on the server's disk. */
export interface SafetyCopy {
  title: string;
  markdown: string;
  base_revision: number;
  /** The server's draft that this was typed onto. */
  onto: Time | null;
  changes: number;
}

/** Where a safety copy of one text is kept. */
export interface SafetyPlace {
  /** Outlives the page that is shown. */
  readonly lasting: boolean;
  find(): SafetyCopy | null;
  keep(copy: SafetyCopy): void;
  drop(): void;
}

const all = 'folkmoot.draft.';
/** Copies are kept per person: two people at one machine never see each other's text. */
const all_of = (person: Id) => `${all}${person}.`;

/** In this browser, where the marking of the text allows a copy outside the server. */
export const in_browser = (person: Id, page: Id): SafetyPlace => ({
  lasting: true,
  find: () => read(all_of(person) + page),
  keep: (copy) => {
    try {
      localStorage.setItem(all_of(person) + page, JSON.stringify(copy));
    } catch {
      // The browser's storage is full or shut: the text is still on screen and still being sent.
    }
  },
  drop: () => localStorage.removeItem(all_of(person) + page),
});

/**
 * Nowhere: the text is only on the screen until the server has it. A copy from before the text was marked higher is given
 * back once and is then gone from the browser.
 */
export function nowhere(person: Id, page: Id): SafetyPlace {
  const earlier = read(all_of(person) + page);
  localStorage.removeItem(all_of(person) + page);
  return { lasting: false, find: () => earlier, keep: () => undefined, drop: () => undefined };
}

const names_of = (person: Id) => Object.keys(localStorage).filter((name) => name.startsWith(all_of(person)));

/** Whether this browser holds text of theirs that has not reached the server. */
export const has_copies = (person: Id): boolean => names_of(person).length > 0;

/** At sign-out: nothing of what somebody wrote stays behind. */
export function wipe_copies(person: Id): void {
  for (const name of names_of(person)) localStorage.removeItem(name);
}

function read(name: string): SafetyCopy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return is_copy(copy) ? copy : null;
  } catch {
    return null;
  }
}

function is_copy(copy: unknown): copy is SafetyCopy {
  if (typeof copy !== 'object' || copy === null) return false;
  const { title, markdown, base_revision } = copy as Record<string, unknown>;
  return typeof title === 'string' && typeof markdown === 'string' && typeof base_revision === 'number';
}
