/** Why what is written cannot be saved, and will not be by waiting. */
export type Refusal =
  /** The right to edit was taken away. */
  | 'rights'
  /** The text would become larger than one may be. */
  | 'too_large'
  /** What the server has of the text cannot be read now. */
  | 'unavailable'
  /** The text has what this client does not know; a newer one is to be loaded. */
  | 'older'
  /** The server has no room; it takes them by itself once it has. */
  | 'full'
  /** The server does not take these changes, whatever the reason. */
  | 'damaged';

/**
 * How it stands with what is written. `changes` counts what is not known to be on the server's disk; `kept`: it outlives
 * the page that is shown.
 */
export type LiveState =
  | { state: 'opening' }
  | { state: 'saved' }
  | { state: 'saving' }
  | { state: 'offline'; changes: number; kept: boolean }
  | { state: 'refused'; why: Refusal; changes: number; kept: boolean };

/** Of the tree in documents, as `server/collab/tree` has it. The server lets a client of an older one only read. */
export const schema_version = 1;
