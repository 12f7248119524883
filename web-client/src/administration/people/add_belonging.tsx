import { useState } from 'react';
import { post_administration_person_belongings } from '@/generated/account';
import type { Account, DirectoryBody } from '@/generated/types';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';
import { ChooseOrganisation } from '../choosing';
import { FormDialog } from '../form_dialog';
import './words';

interface AddProps {
  account: Account;
  onDone: (text: string) => void;
  onClose: () => void;
}

/** Another organisation that somebody belongs to from today. */
export function AddBelonging({ account, onDone, onClose }: AddProps) {
  const { t } = useWords();
  const [organisation, choose] = useState<Pick<DirectoryBody, 'id' | 'name'> | null>(null);
  const [title, set_title] = useState('');
  return (
    <FormDialog
      title={t('administration.add_belonging')}
      act={t('administration.add')}
      check={() => (organisation ? {} : { organisation: t('administration.choose_organisation') })}
      apply={() =>
        post_administration_person_belongings({
          person: account.id,
          organisation: organisation?.id ?? '',
          title: title.trim(),
        })
      }
      onDone={() => onDone(t('administration.belonging_begun', { organisation: organisation?.name ?? '' }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <ChooseOrganisation
            label={t('administration.organisation')}
            error={error_of('organisation')}
            chosen={organisation}
            onChoose={choose}
          />
          {organisation && error_of('organisation') && (
            <p className="govuk-error-message">{error_of('organisation')}</p>
          )}
          <TextField
            label={t('administration.title_there')}
            error={error_of('title')}
            maxLength={200}
            value={title}
            onChange={(event) => set_title(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
