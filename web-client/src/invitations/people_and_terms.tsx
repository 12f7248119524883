import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ChoosePerson } from '@/administration/choosing';
import * as queries from '@/api/queries';
import type { CheckedRow, SpaceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { SelectField, TextArea, TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { useWords } from '@/words';
import { has_guests, type Terms } from './form';
import { InvitedRow } from './invited_row';
import './words';

interface PeopleAndTermsProps {
  space: SpaceView;
  rows: CheckedRow[];
  more: boolean;
  terms: Terms;
  refused: readonly { path: string; message: string }[];
  onRows: (rows: CheckedRow[]) => void;
  onTerms: (terms: Terms) => void;
  onBack: () => void;
  onNext: () => void;
}

/** Each person with what is known and wrong, and the terms that all of them come on. */
export function PeopleAndTerms({
  space,
  rows,
  more,
  terms,
  refused,
  onRows,
  onTerms,
  onBack,
  onNext,
}: PeopleAndTermsProps) {
  const { t } = useWords();
  const roles = useInfiniteQuery(queries.members(space.id)).data?.pages[0]?.roles ?? [];
  const guests = has_guests(rows);
  const role = terms.role || usual_role(roles, guests);
  const [errors, set_errors] = useState(
    Object.fromEntries(
      refused.filter(({ path }) => !path.startsWith('rows.')).map(({ path, message }) => [path, message]),
    ),
  );
  const change = (next: Partial<Terms>) => onTerms({ ...terms, role, ...next });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = {
      ...(rows.length === 0 ? { rows: t('invitations.nobody') } : {}),
      ...(rows.some((row) => row.problem) ? { rows: t('invitations.put_right') } : {}),
      ...(guests && !terms.sponsor ? { sponsor: t('identity.guest_needs_sponsor') } : {}),
      ...(guests && !terms.until ? { access_ends: t('identity.guest_needs_end') } : {}),
    };
    set_errors(missing);
    if (Object.keys(missing).length > 0) return;
    change({});
    onNext();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary
        errors={Object.entries(errors).map(([path, message]) => ({ field: `invite-${path}`, message }))}
      />
      {more && <Notice kind="caution">{t('invitations.more_left_out')}</Notice>}
      <h2 className="section-title" id="invite-rows" tabIndex={-1}>
        {t('invitations.people_title', { count: rows.length })}
      </h2>
      <ul className="things things--acts">
        {rows.map((row, at) => (
          <InvitedRow
            key={`${row.line} ${at}`}
            space={space}
            row={row}
            others={rows.filter((other) => other !== row)}
            onChange={(changed) => onRows(rows.map((other) => (other === row ? changed : other)))}
            onRemove={() => onRows(rows.filter((other) => other !== row))}
          />
        ))}
      </ul>
      <h2 className="section-title">{t('invitations.terms_title')}</h2>
      <SelectField
        id="invite-role"
        label={t('invitations.role')}
        error={errors.role}
        value={role}
        options={roles.map((other) => ({ value: other.key, text: other.name }))}
        onChange={(chosen) => change({ role: chosen })}
      />
      {guests && (
        <ChoosePerson
          id="invite-sponsor"
          label={t('invitations.sponsor')}
          hint={t('invitations.sponsor_hint')}
          error={errors.sponsor}
          chosen={terms.sponsor}
          onChoose={(sponsor) => change({ sponsor })}
        />
      )}
      <TextArea
        id="invite-purpose"
        label={t('invitations.purpose')}
        hint={t('invitations.purpose_hint')}
        error={errors.purpose}
        maxLength={500}
        value={terms.purpose}
        onChange={(event) => change({ purpose: event.target.value.replaceAll('\n', ' ') })}
      />
      <TextField
        id="invite-access_ends"
        type="date"
        label={t(guests ? 'invitations.ends' : 'invitations.ends_optional')}
        hint={guests ? t('invitations.ends_hint') : undefined}
        className="govuk-input--width-10"
        error={errors.access_ends}
        value={terms.until}
        onChange={(event) => change({ until: event.target.value })}
      />
      <SelectField
        id="invite-language"
        label={t('invitations.language')}
        value={terms.language}
        options={[
          { value: 'en', text: t('invitations.language_en') },
          { value: 'cy', text: t('invitations.language_cy') },
        ]}
        onChange={(language) => change({ language: language as Terms['language'] })}
      />
      <div className="govuk-button-group">
        <Button type="submit">{t('core.continue')}</Button>
        <Button kind="quiet" onClick={onBack}>
          {t('core.back')}
        </Button>
      </div>
    </form>
  );
}

/** Guests comment and suggest; staff work here. */
function usual_role(roles: { key: string }[], guests: boolean): string {
  const wanted = guests ? 'contributor' : 'member';
  return (roles.find((role) => role.key === wanted) ?? roles[0])?.key ?? '';
}
