import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post_object_publication_request } from '@/generated/agreeing';
import type { RevisionLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { Failure } from '@/kit/states';
import type { ReadText } from '@/reading/text';
import { useWords } from '@/words';
import '@/reading/words';

interface AskToRestoreProps {
  page: ReadText;
  revision: Pick<RevisionLine, 'number' | 'title'>;
  onClose: () => void;
}

/** An old text becomes the newest once somebody else has agreed to it. */
export default function AskToRestore({ page, revision, onClose }: AskToRestoreProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [note, set_note] = useState('');
  const ask = useMutation({
    mutationFn: () =>
      post_object_publication_request({
        object: page.id,
        title: revision.title,
        restores: revision.number,
        note: note.trim(),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['object', page.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      void navigate({ to: page.address, state: { notice: t('agreeing.asked') } });
    },
  });
  return (
    <Dialog
      title={t('reading.restore_title', { number: revision.number })}
      guide="agreeing"
      onClose={onClose}
    >
      <p>{t('agreeing.restore_text', { number: revision.number })}</p>
      <TextField
        label={t('publishing.note')}
        maxLength={500}
        value={note}
        onChange={(event) => set_note(event.target.value)}
      />
      {ask.error && <Failure error={ask.error} />}
      <div className="govuk-button-group">
        <Button busy={ask.isPending} onClick={() => ask.mutate()}>
          {t('agreeing.ask')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
