import { useState } from 'react';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';
import { FormDialog } from './form_dialog';
import './words';

interface NameDialogProps {
  title: string;
  act: string;
  /** The name as it is. */
  name?: string;
  apply: (name: string) => Promise<unknown>;
  onDone: (name: string) => void;
  onClose: () => void;
}

/** A form that asks for a name alone. */
export function NameDialog({ title, act, name = '', apply, onDone, onClose }: NameDialogProps) {
  const { t } = useWords();
  const [typed, type] = useState(name);
  return (
    <FormDialog
      title={title}
      act={act}
      check={() => (typed.trim() ? {} : { name: t('administration.enter_name') })}
      apply={() => apply(typed.trim())}
      onDone={() => onDone(typed.trim())}
      onClose={onClose}
    >
      {(error_of) => (
        <TextField
          label={t('administration.name')}
          error={error_of('name')}
          maxLength={120}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      )}
    </FormDialog>
  );
}
