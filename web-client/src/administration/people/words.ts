import type { AccountLine } from '@/generated/types';
import type { StateTag } from '@/kit/state_tag';
import type { Key } from '@/words';
import '../words';

export type AccountState = AccountLine['state'];
export const states: AccountState[] = ['active', 'no_password', 'ended', 'disabled'];

export const state_words: Record<AccountState, Key> = {
  active: 'administration.state_active',
  no_password: 'administration.state_no_password',
  ended: 'administration.state_ended',
  disabled: 'administration.state_disabled',
};
export const state_tones: Record<AccountState, Parameters<typeof StateTag>[0]['tone']> = {
  active: 'good',
  no_password: 'plain',
  ended: 'caution',
  disabled: 'caution',
};

/** The last moment of a day that a form names, as somebody in the browser's time zone means it. */
export const end_of_day = (day: string): string => new Date(`${day}T23:59:59`).toISOString();
/** The day that a moment falls on, as a field of a form has it. */
export function day_of(moment: string): string {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
