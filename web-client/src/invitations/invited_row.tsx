import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ChooseOrganisation } from '@/administration/choosing';
import { post_space_invitations_check } from '@/generated/invitation';
import type { CheckedRow, SpaceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import './words';

interface InvitedRowProps {
  space: SpaceView;
  row: CheckedRow;
  others: CheckedRow[];
  onChange: (row: CheckedRow) => void;
  onRemove: () => void;
}

/** One person before they are invited, put right in place. */
export function InvitedRow({ space, row, others, onChange, onRemove }: InvitedRowProps) {
  const { t } = useWords();
  const [editing, edit] = useState(false);
  const about = [
    row.name,
    row.organisation_name || t('invitations.no_organisation'),
    t(row.kind === 'guest' ? 'invitations.becomes_guest' : 'invitations.becomes_staff'),
  ];
  return (
    <li className={row.problem ? 'invite__row--wrong' : undefined}>
      {editing ? (
        <Editing
          space={space}
          row={row}
          others={others}
          onKeep={(changed) => {
            onChange(changed);
            edit(false);
          }}
          onClose={() => edit(false)}
        />
      ) : (
        <>
          <div>
            <p className="invited">
              <strong>{row.address}</strong>
              {row.problem && <StateTag tone="caution">{t('invitations.row_problem')}</StateTag>}
            </p>
            {row.problem ? (
              <p className="govuk-error-message">{row.problem}</p>
            ) : (
              <p className="thing__about">{about.filter(Boolean).join(' · ')}</p>
            )}
            {row.note && <p className="thing__about">{row.note}</p>}
          </div>
          <Button kind="quiet" onClick={() => edit(true)}>
            {t('invitations.row_change')}
            <span className="visually-hidden"> {row.address}</span>
          </Button>
          <Button kind="quiet" onClick={onRemove}>
            {t('invitations.row_remove')}
            <span className="visually-hidden"> {row.address}</span>
          </Button>
        </>
      )}
    </li>
  );
}

interface EditingProps {
  space: SpaceView;
  row: CheckedRow;
  others: CheckedRow[];
  onKeep: (row: CheckedRow) => void;
  onClose: () => void;
}

function Editing({ space, row, others, onKeep, onClose }: EditingProps) {
  const { t } = useWords();
  const [address, set_address] = useState(row.address);
  const [name, set_name] = useState(row.name);
  const [organisation, set_organisation] = useState(
    row.organisation ? { id: row.organisation, name: row.organisation_name } : null,
  );
  const [problem, set_problem] = useState(row.problem);
  const check = useMutation({
    mutationFn: () =>
      post_space_invitations_check({
        space: space.id,
        text: '',
        rows: [{ address: address.trim(), name: name.trim(), organisation: organisation?.id ?? null }],
      }),
    onSuccess: ({ rows: [checked] }) => {
      if (!checked) return;
      const twice = others.some((other) => other.address === checked.address);
      const wrong = checked.problem || (twice ? t('invitations.twice') : '');
      set_problem(wrong);
      if (!wrong) onKeep({ ...checked, line: row.line });
    },
  });
  const id = `row-${row.line}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in a field keeps this row instead of sending the whole form.
    <div
      className="invite__editing"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented)
          return;
        if (event.target.type !== 'email' && event.target.id !== `${id}-name`) return;
        event.preventDefault();
        check.mutate();
      }}
    >
      <TextField
        id={`${id}-address`}
        type="email"
        label={t('invitations.address')}
        error={problem || undefined}
        maxLength={254}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        value={address}
        onChange={(event) => set_address(event.target.value)}
      />
      <TextField
        id={`${id}-name`}
        label={t('invitations.name')}
        maxLength={200}
        autoComplete="off"
        value={name}
        onChange={(event) => set_name(event.target.value)}
      />
      <ChooseOrganisation
        id={`${id}-organisation`}
        label={t('invitations.organisation')}
        hint={t('invitations.organisation_hint')}
        chosen={organisation}
        onChoose={set_organisation}
      />
      {check.error && <Failure error={check.error} />}
      <div className="govuk-button-group">
        <Button kind="secondary" busy={check.isPending} onClick={() => check.mutate()}>
          {t('invitations.row_keep')}
          <span className="visually-hidden"> {row.address}</span>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </div>
  );
}
