// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { BegunSuggestion, Done, Id, SuggestionView, SuggestionsView, VerdictAnswer } from './types';

/** The suggestions for an object's text */
export const get_object_suggestions = ({ object, ...fields }: {
  object: Id;
  state?: 'open' | 'settled' | undefined;
  after?: string | undefined;
}, options?: Options): Promise<SuggestionsView> =>
  call('GET', path`/objects/${object}/suggestions`, options, fields);

/** Begin to suggest changes, or go on */
export const post_object_suggestions = ({ object, ...fields }: {
  object: Id;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<BegunSuggestion> =>
  call('POST', path`/objects/${object}/suggestions`, options, fields);

/** Accept or reject all that one person suggests */
export const put_object_suggestions_verdict = ({ object, ...fields }: {
  object: Id;
  author: Id;
  verdict: 'accepted' | 'rejected';
  reason?: string | undefined;
}, options?: Options): Promise<VerdictAnswer> =>
  call('PUT', path`/objects/${object}/suggestions/verdict`, options, fields);

/** A suggestion and what became of it */
export const get_suggestion = ({ suggestion }: {
  suggestion: Id;
}, options?: Options): Promise<SuggestionView> =>
  call('GET', path`/suggestions/${suggestion}`, options);

/** Take back one's own suggestion */
export const delete_suggestion = ({ suggestion }: {
  suggestion: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/suggestions/${suggestion}`, options);

/** Send a suggestion to those it is for */
export const put_suggestion_sending = ({ suggestion, ...fields }: {
  suggestion: Id;
  note?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/suggestions/${suggestion}/sending`, options, fields);

/** Accept or reject a change, or all that are open */
export const put_suggestion_verdict = ({ suggestion, ...fields }: {
  suggestion: Id;
  number?: number | null | undefined;
  verdict: 'accepted' | 'rejected';
  reason?: string | undefined;
}, options?: Options): Promise<VerdictAnswer> =>
  call('PUT', path`/suggestions/${suggestion}/verdict`, options, fields);

