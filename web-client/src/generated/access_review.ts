// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AccessReviewPage, AccessReviews, Done, GrantMark, Id, ReviewInterval, ReviewOutcome, Saved } from './types';

/** When it was gone through who has access, and when it is to be again */
export const get_space_access_reviews = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<AccessReviews> =>
  call('GET', path`/spaces/${space}/access-reviews`, options, fields);

/** Begin to go through who has access */
export const post_space_access_reviews = ({ space }: {
  space: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/spaces/${space}/access-reviews`, options);

/** Each role by which people came in when the review was begun */
export const get_space_access_review = ({ space, review, ...fields }: {
  space: Id;
  review: Id;
  after?: string | undefined;
}, options?: Options): Promise<AccessReviewPage> =>
  call('GET', path`/spaces/${space}/access-reviews/${review}`, options, fields);

/** Say what is to become of roles */
export const put_space_access_review_marks = ({ space, review, ...fields }: {
  space: Id;
  review: Id;
  marks?: GrantMark[] | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/spaces/${space}/access-reviews/${review}/marks`, options, fields);

/** Sign a review off: what was marked so is taken away now */
export const post_space_access_review_signature = ({ space, review, ...fields }: {
  space: Id;
  review: Id;
  note?: string | undefined;
}, options?: Options): Promise<ReviewOutcome> =>
  call('POST', path`/spaces/${space}/access-reviews/${review}/signature`, options, fields);

/** End a review without signing it */
export const delete_space_access_review = ({ space, review }: {
  space: Id;
  review: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/spaces/${space}/access-reviews/${review}`, options);

/** How often it is gone through who has access to spaces */
export const get_administration_access_reviews = (options?: Options): Promise<ReviewInterval> =>
  call('GET', '/administration/access-reviews', options);

/** Choose how often it is gone through who has access to spaces */
export const put_administration_access_reviews = (fields: {
  days: number;
}, options?: Options): Promise<Done> =>
  call('PUT', '/administration/access-reviews', options, fields);

