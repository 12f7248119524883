import { useState } from 'react';
import { put_administration_person_guest_terms } from '@/generated/account';
import type { Account } from '@/generated/types';
import { TextArea, TextField } from '@/kit/field';
import { useWords } from '@/words';
import { ChoosePerson } from '../choosing';
import { FormDialog } from '../form_dialog';
import { day_of, end_of_day } from './words';

interface ChangeProps {
  account: Account;
  onDone: (text: string) => void;
  onClose: () => void;
}

/** Who answers for a guest, why they are here and until when. */
export function ChangeTerms({ account, onDone, onClose }: ChangeProps) {
  const { t } = useWords();
  const [version] = useState(account.version);
  const [sponsor, choose] = useState(
    account.sponsor ? { id: account.sponsor, name: account.sponsor_name } : null,
  );
  const [purpose, set_purpose] = useState(account.purpose);
  const [until, set_until] = useState(account.expires ? day_of(account.expires) : '');
  return (
    <FormDialog
      title={t('administration.change_terms', { name: account.name })}
      act={t('administration.save')}
      check={() => ({
        ...(sponsor ? {} : { sponsor: t('identity.guest_needs_sponsor') }),
        ...(until ? {} : { expires: t('identity.guest_needs_end') }),
      })}
      apply={() =>
        put_administration_person_guest_terms(
          {
            person: account.id,
            sponsor: sponsor?.id ?? '',
            purpose: purpose.trim(),
            expires: end_of_day(until),
          },
          { if_match: version },
        )
      }
      onDone={() => onDone(t('administration.terms_changed', { name: account.name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <ChoosePerson
            label={t('administration.sponsor')}
            hint={t('administration.sponsor_hint')}
            error={error_of('sponsor')}
            chosen={sponsor}
            onChoose={choose}
          />
          {sponsor && error_of('sponsor') && <p className="govuk-error-message">{error_of('sponsor')}</p>}
          <TextArea
            label={t('administration.purpose')}
            error={error_of('purpose')}
            maxLength={500}
            value={purpose}
            onChange={(event) => set_purpose(event.target.value)}
          />
          <TextField
            type="date"
            label={t('administration.ends')}
            hint={t('administration.ends_hint')}
            className="govuk-input--width-10"
            error={error_of('expires')}
            value={until}
            onChange={(event) => set_until(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
