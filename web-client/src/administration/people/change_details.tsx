import { useState } from 'react';
import { put_administration_person } from '@/generated/account';
import type { Account } from '@/generated/types';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import './words';

interface ChangeProps {
  account: Account;
  onDone: (text: string) => void;
  onClose: () => void;
}

/** Name, address and title; the version says which state the form was made from. */
export function ChangeDetails({ account, onDone, onClose }: ChangeProps) {
  const { t } = useWords();
  const [version] = useState(account.version);
  const [name, set_name] = useState(account.name);
  const [email, set_email] = useState(account.email);
  const [title, set_title] = useState(account.title);
  return (
    <FormDialog
      title={t('administration.change_details')}
      act={t('administration.save')}
      apply={() =>
        put_administration_person(
          { person: account.id, name: name.trim(), email: email.trim(), title: title.trim() },
          { if_match: version },
        )
      }
      onDone={() => onDone(t('administration.details_changed', { name: name.trim() }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <TextField
            label={t('administration.name')}
            error={error_of('name')}
            maxLength={200}
            value={name}
            onChange={(event) => set_name(event.target.value)}
          />
          <TextField
            type="email"
            label={t('identity.email')}
            hint={t('administration.email_hint')}
            error={error_of('email')}
            maxLength={254}
            spellCheck={false}
            value={email}
            onChange={(event) => set_email(event.target.value)}
          />
          <TextField
            label={t('administration.job_title')}
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
