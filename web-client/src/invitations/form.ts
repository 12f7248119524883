import { end_of_day } from '@/administration/people/words';
import type { post_space_invitations } from '@/generated/invitation';
import type { CheckedRow, Id, SpaceView } from '@/generated/types';

export interface Named {
  id: Id;
  name: string;
}

/** On what terms all of a list are invited. */
export interface Terms {
  role: string;
  sponsor: Named | null;
  purpose: string;
  /** A day, or nothing. */
  until: string;
  language: 'en' | 'cy';
}

export const has_guests = (rows: CheckedRow[]): boolean => rows.some((row) => row.kind === 'guest');

export const body_of = (
  space: SpaceView,
  rows: CheckedRow[],
  terms: Terms,
): Parameters<typeof post_space_invitations>[0] => ({
  space: space.id,
  rows: rows.map(({ address, name, organisation }) => ({ address, name, organisation })),
  role: terms.role,
  language: terms.language,
  purpose: terms.purpose.trim(),
  ...(terms.sponsor ? { sponsor: terms.sponsor.id } : {}),
  ...(terms.until ? { access_ends: end_of_day(terms.until) } : {}),
});

const most_octets = 400_000;

/** A file as text: UTF-8, what spreadsheets call Unicode (UTF-16), or what they write otherwise in this country. */
export async function text_of(file: File): Promise<string | null> {
  if (file.size > most_octets) return null;
  const octets = new Uint8Array(await file.arrayBuffer());
  const marks = octets[0] === 0xff && octets[1] === 0xfe;
  const text = marks
    ? new TextDecoder('utf-16le').decode(octets)
    : (utf8_of(octets) ?? new TextDecoder('windows-1252').decode(octets));
  // A spreadsheet's own file, a picture: not a list.
  return text.includes('\0') ? null : plain(text);
}

/** Lines that end alike, without a mark at the beginning or anything else that is not text. */
const plain = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\uFEFF]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''));

function utf8_of(octets: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return null;
  }
}
