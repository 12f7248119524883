// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { CommentPlace, CommentViewPage, Done, Id, MadeComment, PointedAt, Saved, ThreadView, ThreadsView, TiedAt } from './types';

/** The threads of comments on an object */
export const get_object_comments = ({ object, ...fields }: {
  object: Id;
  state?: 'open' | 'resolved' | undefined;
  which?: 'published' | 'draft' | undefined;
  mine?: boolean | undefined;
  organisation?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<ThreadsView> =>
  call('GET', path`/objects/${object}/comments`, options, fields);

/** Comment on an object, or on words in it */
export const post_object_comments = ({ object, ...fields }: {
  object: Id;
  text: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
  anchor?: PointedAt | null | undefined;
  tied?: TiedAt | null | undefined;
  which?: 'published' | 'draft' | undefined;
}, options?: Options): Promise<MadeComment> =>
  call('POST', path`/objects/${object}/comments`, options, fields);

/** A thread of comments */
export const get_comment_thread = ({ thread }: {
  thread: Id;
}, options?: Options): Promise<ThreadView> =>
  call('GET', path`/comment-threads/${thread}`, options);

/** All comments of a thread */
export const get_comment_thread_comments = ({ thread, ...fields }: {
  thread: Id;
  after?: string | undefined;
}, options?: Options): Promise<CommentViewPage> =>
  call('GET', path`/comment-threads/${thread}/comments`, options, fields);

/** Answer in a thread */
export const post_comment_thread_comments = ({ thread, ...fields }: {
  thread: Id;
  text: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<MadeComment> =>
  call('POST', path`/comment-threads/${thread}/comments`, options, fields);

/** Say that it is dealt with */
export const put_comment_thread_resolution = ({ thread }: {
  thread: Id;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/comment-threads/${thread}/resolution`, options);

/** Open it again */
export const delete_comment_thread_resolution = ({ thread }: {
  thread: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/comment-threads/${thread}/resolution`, options);

/** Where a comment is shown */
export const get_comment = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<CommentPlace> =>
  call('GET', path`/comments/${comment}`, options);

/** Give one's own comment other words */
export const put_comment = ({ comment, ...fields }: {
  comment: Id;
  text: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/comments/${comment}`, options, fields);

/** Move a comment to the recycle bin */
export const delete_comment = ({ comment }: {
  comment: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/comments/${comment}`, options);

