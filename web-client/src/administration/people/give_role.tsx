import { useState } from 'react';
import { post_administration_person_roles } from '@/generated/account';
import type { Account } from '@/generated/types';
import { Radios, TextField } from '@/kit/field';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { end_of_day } from './words';

interface GiveProps {
  account: Account;
  onDone: (text: string) => void;
  onClose: () => void;
}

const roles = ['site_administrator', 'service_desk', 'space_maker'] as const;

/** A role that counts on the whole site. */
export function GiveRole({ account, onDone, onClose }: GiveProps) {
  const { t } = useWords();
  const [role, set_role] = useState<string>('service_desk');
  const [until, set_until] = useState('');
  return (
    <FormDialog
      title={t('administration.give_role')}
      act={t('administration.give')}
      apply={() =>
        post_administration_person_roles({
          person: account.id,
          role,
          ...(until ? { until: end_of_day(until) } : {}),
        })
      }
      onDone={() => onDone(t('administration.role_given', { name: account.name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <Radios
            legend={t('core.role')}
            error={error_of('role')}
            value={role}
            onChange={set_role}
            options={roles.map((key) => ({
              value: key,
              text: t(`administration.role_${key}`),
              hint: t(`administration.role_${key}_about`),
            }))}
          />
          <TextField
            type="date"
            label={t('administration.until')}
            hint={t('administration.until_hint')}
            className="govuk-input--width-10"
            error={error_of('ends')}
            value={until}
            onChange={(event) => set_until(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
