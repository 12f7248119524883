import type { Id, Time } from '@/generated/api';
import type { DraftText } from './draft_text';

/** What was typed and is not yet known to be on the server's disk. */
export interface SafetyCopy extends DraftText {
  /** The server's draft that this was typed onto. */
  onto: Time | null;
  changes: number;
}

/** Copies are kept per person: two people at one machine never see each other's text. */
const name = (person: Id, page: Id) => `folkmoot.draft.${person}.${page}`;

export function keep_copy(person: Id, page: Id, copy: SafetyCopy): void {
  try {
    localStorage.setItem(name(person, page), JSON.stringify(copy));
  } catch {
    // The browser's storage is full or shut: the text is still on screen and still being sent.
  }
}

export function find_copy(person: Id, page: Id): SafetyCopy | null {
  try {
    const copy: unknown = JSON.parse(localStorage.getItem(name(person, page)) ?? 'null');
    return is_copy(copy) ? copy : null;
  } catch {
    return null;
  }
}

export function drop_copy(person: Id, page: Id): void {
  localStorage.removeItem(name(person, page));
}

function is_copy(copy: unknown): copy is SafetyCopy {
  if (typeof copy !== 'object' || copy === null) return false;
  const { title, markdown, base_revision } = copy as Record<string, unknown>;
  return typeof title === 'string' && typeof markdown === 'string' && typeof base_revision === 'number';
}
