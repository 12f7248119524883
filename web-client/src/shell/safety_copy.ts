import type { Id, Time } from '@/generated/types';

/** What was typed and is not yet known to be on the server's disk. */
export interface SafetyCopy {
  title: string;
  markdown: string;
  base_revision: number;
  /** The state of the live draft that it was opened from; null: the revision. */
  base_state: number | null;
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
export const all_of = (person: Id) => `${all}${person}.`;

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

/** Copies of live documents are too large for where the others are. */
export const live_copies_of = (person: Id) => `folkmoot.live.${person}`;
const longest_wipe_ms = 2000;

/** At sign-out: nothing of what somebody wrote stays behind. */
export async function wipe_copies(person: Id): Promise<void> {
  for (const name of names_of(person)) localStorage.removeItem(name);
  await new Promise<void>((done) => {
    const wiping = indexedDB.deleteDatabase(live_copies_of(person));
    wiping.onsuccess = wiping.onerror = () => done();
    setTimeout(done, longest_wipe_ms);
  });
}

const live = 'live.';
/** Each page that is shown says for itself what only it has. */
const this_page = crypto.randomUUID();
const note_of = (person: Id, document: Id, page: string) => `${all_of(person)}${live}${document}.${page}`;

/** Says how many changes of a live document are kept here and not known to have arrived; 0: none. */
export function note_live_changes(person: Id, document: Id, changes: number): void {
  const name = note_of(person, document, this_page);
  try {
    if (changes > 0) localStorage.setItem(name, String(changes));
    else localStorage.removeItem(name);
  } catch {
    // The browser's storage is full or shut: the changes are where they are all the same.
  }
}

/** How many changes of a document other pages have said to be kept; from now on this page says it of them, too. */
export function take_over_live_changes(person: Id, document: Id): number {
  const names = names_of(person).filter((name) => name.startsWith(note_of(person, document, '')));
  const count = names.reduce((sum, name) => sum + (Number(localStorage.getItem(name)) || 0), 0);
  for (const name of names) localStorage.removeItem(name);
  note_live_changes(person, document, count);
  return count;
}

/** Live documents of which this browser has changes that are not known to have arrived. */
export const live_documents_kept = (person: Id): Id[] => [
  ...new Set(
    names_of(person)
      .map((name) => name.slice(all_of(person).length))
      .filter((name) => name.startsWith(live))
      .map((name) => name.slice(live.length).split('.')[0] ?? ''),
  ),
];

function read(name: string): SafetyCopy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return is_copy(copy) ? { ...copy, base_state: copy.base_state ?? null } : null;
  } catch {
    return null;
  }
}

function is_copy(copy: unknown): copy is SafetyCopy {
  if (typeof copy !== 'object' || copy === null) return false;
  const { title, markdown, base_revision } = copy as Record<string, unknown>;
  return typeof title === 'string' && typeof markdown === 'string' && typeof base_revision === 'number';
}
