import { useState } from 'react';
import { put_administration_person_state } from '@/generated/account';
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

/** Out of use, or back into use: nothing is deleted either way. */
export function ChangeState({ account, onDone, onClose }: ChangeProps) {
  const { t } = useWords();
  const [version] = useState(account.version);
  const [in_use] = useState(account.state === 'disabled');
  const [reason, set_reason] = useState('');
  const { name } = account;
  return (
    <FormDialog
      title={t(in_use ? 'administration.put_name_into_use' : 'administration.take_name_out_of_use', { name })}
      act={t(in_use ? 'administration.put_into_use' : 'administration.take_out_of_use')}
      kind={in_use ? 'primary' : 'warning'}
      apply={() =>
        put_administration_person_state({ person: account.id, in_use, reason }, { if_match: version })
      }
      onDone={() => onDone(t(in_use ? 'administration.in_use_again' : 'administration.out_of_use', { name }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t(in_use ? 'administration.into_use_text' : 'administration.out_of_use_text', { name })}</p>
          <TextField
            label={t('administration.reason')}
            hint={t('administration.reason_hint')}
            error={error_of('reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => set_reason(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
