import type { Id } from '@/generated/types';

/** The address of a space, or of something in it: `space_address('pensions', 'members')`. */
export const space_address = (slug: string, ...parts: string[]): string =>
  ['', 's', slug, ...parts].join('/');

const id_length = 13;

/** The id in `<id>-<slug>`: it decides, the slug is for people. */
export const id_of = (part: string | undefined): Id => (part ?? '').slice(0, id_length);
