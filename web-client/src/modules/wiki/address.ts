import type { Id } from '@/generated/api';

const id_length = 13;

/** The id in `<id>-<slug>`: it decides, the slug is for people. */
export const id_of = (part: string | undefined): Id => (part ?? '').slice(0, id_length);

export const edit_address = (page: { address: string }) => `${page.address}/edit`;
export const history_address = (page: { address: string }) => `${page.address}/history`;
export const compare_address = (page: { address: string }, from: number, to: number) =>
  `${page.address}/compare/${from}/${to}`;
