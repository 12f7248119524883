// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { CommentNewsPage, Home, OwnDraftPage } from './types';

/** One's spaces, what one was at, and what is new */
export const get_home = (options?: Options): Promise<Home> =>
  call('GET', '/home', options);

/** Comments that concern one, newest first */
export const get_comment_news = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<CommentNewsPage> =>
  call('GET', '/comment-news', options, fields);

/** What one has begun to write, saved last first */
export const get_drafts = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<OwnDraftPage> =>
  call('GET', '/drafts', options, fields);

