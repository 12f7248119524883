// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { DraftStateRestored, DraftStateView, DraftStatesCompared, Id, NamedStatePage, Saved } from './types';

/** The states of the draft that somebody has named */
export const get_object_draft_states = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<NamedStatePage> =>
  call('GET', path`/objects/${object}/draft-states`, options, fields);

/** The draft as it was */
export const get_object_draft_state = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<DraftStateView> =>
  call('GET', path`/objects/${object}/draft-states/${state}`, options);

/** Name a state of the draft, and keep its text for good */
export const put_object_draft_state = ({ object, state, ...fields }: {
  object: Id;
  state: number;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/objects/${object}/draft-states/${state}`, options, fields);

/** Take its name off a state of the draft */
export const delete_object_draft_state = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<Saved> =>
  call('DELETE', path`/objects/${object}/draft-states/${state}`, options);

/** Bring the draft back to what it was */
export const post_object_draft_state_restoration = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<DraftStateRestored> =>
  call('POST', path`/objects/${object}/draft-states/${state}/restoration`, options);

/** Two states of the draft, word by word */
export const get_object_draft_comparison = ({ object, ...fields }: {
  object: Id;
  from: number;
  to?: number | null | undefined;
}, options?: Options): Promise<DraftStatesCompared> =>
  call('GET', path`/objects/${object}/draft-comparison`, options, fields);

