import { useState } from 'react';
import { FormDialog } from '@/administration/form_dialog';
import { post_space_access_review_signature } from '@/generated/access_review';
import type { SpaceView } from '@/generated/types';
import { TextArea } from '@/kit/field';
import { useWords } from '@/words';
import './words';

interface SignDialogProps {
  space: SpaceView;
  review: string;
  /** Who loses a role with it. */
  to_go: string[];
  onSigned: (said: string) => void;
  onClose: () => void;
}

/** Signs a review off, after it has said who loses a role. */
export function SignDialog({ space, review, to_go, onSigned, onClose }: SignDialogProps) {
  const { t } = useWords();
  const [note, set_note] = useState('');
  return (
    <FormDialog
      title={t('membership.sign')}
      act={t('membership.sign')}
      guide="who-has-access"
      apply={() => post_space_access_review_signature({ space: space.id, review, note: note.trim() })}
      onDone={() => onSigned(t('membership.signed'))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          {to_go.length > 0 ? (
            <>
              <p>{t('membership.sign_removes', { count: to_go.length })}</p>
              <ul>
                {[...new Set(to_go)].map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          ) : (
            <p>{t('membership.sign_keeps')}</p>
          )}
          <TextArea
            label={t('membership.sign_note')}
            hint={t('membership.sign_note_hint')}
            error={error_of('note')}
            value={note}
            maxLength={2000}
            onChange={(event) => set_note(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
