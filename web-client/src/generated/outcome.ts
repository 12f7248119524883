// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, OutcomeHistory, OwnPoints, PassagesChanged, Saved } from './types';

/** What was decided about a comment, now and before */
export const get_comment_outcome = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<OutcomeHistory> =>
  call('GET', path`/comments/${comment}/outcome`, options);

/** What of the text says something else since the comment was made */
export const get_comment_changed_passages = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<PassagesChanged> =>
  call('GET', path`/comments/${comment}/changed-passages`, options);

/** Decide about a comment, or decide otherwise */
export const put_comment_outcome = ({ comment, ...fields }: {
  comment: Id;
  verdict: 'accepted' | 'partly' | 'not_accepted';
  text?: string | undefined;
  changed?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/comments/${comment}/outcome`, options, fields);

/** Take back what was decided about a comment */
export const delete_comment_outcome = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/comments/${comment}/outcome`, options);

/** The points that one made about an object, and what became of them */
export const get_object_points = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<OwnPoints> =>
  call('GET', path`/objects/${object}/points`, options, fields);

