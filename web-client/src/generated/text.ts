// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { DraftDropped, DraftSaved, DraftView, Id, LiveTextView, MarkdownSaved, PreviewAnswer, PublicationAnswer, PublicationPreview, Saved } from './types';

/** The draft as Markdown, or one's own that is not saved into it yet */
export const get_object_draft = ({ object }: {
  object: Id;
}, options?: Options): Promise<DraftView> =>
  call('GET', path`/objects/${object}/draft`, options);

/** Keep one's own Markdown until it is saved into the draft */
export const put_object_draft = ({ object, ...fields }: {
  object: Id;
  title: string;
  markdown: string;
  base_revision: number;
  base_state?: number | null | undefined;
}, options?: Options): Promise<DraftSaved> =>
  call('PUT', path`/objects/${object}/draft`, options, fields);

/** Drop one's own Markdown that is not saved */
export const delete_object_draft = ({ object }: {
  object: Id;
}, options?: Options): Promise<DraftDropped> =>
  call('DELETE', path`/objects/${object}/draft`, options);

/** A text as it would be printed */
export const post_object_preview = ({ object, ...fields }: {
  object: Id;
  markdown: string;
}, options?: Options): Promise<PreviewAnswer> =>
  call('POST', path`/objects/${object}/preview`, options, fields);

/** What publishing would change, who will read it and who is told */
export const post_object_publication_preview = ({ object, ...fields }: {
  object: Id;
  title: string;
  source?: 'markdown' | 'live' | undefined;
  markdown?: string | undefined;
  base_revision?: number | undefined;
  note?: string | undefined;
  minor?: boolean | undefined;
}, options?: Options): Promise<PublicationPreview> =>
  call('POST', path`/objects/${object}/publication-preview`, options, fields);

/** Publish a text, merged with what others published meanwhile */
export const post_object_publication = ({ object, ...fields }: {
  object: Id;
  title: string;
  source?: 'markdown' | 'live' | undefined;
  markdown?: string | undefined;
  base_revision?: number | undefined;
  note?: string | undefined;
  minor?: boolean | undefined;
}, options?: Options): Promise<PublicationAnswer> =>
  call('POST', path`/objects/${object}/publication`, options, fields);

/** Unpublish a text: only its editors see it */
export const delete_object_publication = ({ object }: {
  object: Id;
}, options?: Options): Promise<Saved> =>
  call('DELETE', path`/objects/${object}/publication`, options);

/** What its editors have written together so far */
export const get_object_live_text = ({ object }: {
  object: Id;
}, options?: Options): Promise<LiveTextView> =>
  call('GET', path`/objects/${object}/live-text`, options);

/** Save Markdown into the draft, merged with what others have written in it since */
export const put_object_live_text = ({ object, ...fields }: {
  object: Id;
  markdown: string;
  base_revision: number;
  base_state?: number | null | undefined;
}, options?: Options): Promise<MarkdownSaved> =>
  call('PUT', path`/objects/${object}/live-text`, options, fields);

/** Publish an older revision again */
export const post_object_revision_restoration = ({ object, number, ...fields }: {
  object: Id;
  number: number;
  note?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/objects/${object}/revisions/${number}/restoration`, options, fields);

