import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post_object_revision_restoration } from '@/generated/text';
import type { RevisionLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import type { ReadText } from './text';
import './words';

interface RestoreDialogProps {
  page: ReadText;
  revision: Pick<RevisionLine, 'number'>;
  onClose: () => void;
}

/** An old text becomes the newest revision; nothing in between is lost. */
export function RestoreDialog({ page, revision, onClose }: RestoreDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [note, set_note] = useState('');
  const restore = useMutation({
    mutationFn: () =>
      post_object_revision_restoration(
        { object: page.id, number: revision.number, note: note.trim() },
        { if_match: page.revision },
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['object', page.id] });
      void navigate({
        to: page.address,
        state: { notice: t('reading.restored', { number: revision.number }) },
      });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['object', page.id] }),
  });
  return (
    <Dialog title={t('reading.restore_title', { number: revision.number })} onClose={onClose}>
      <p>{t('reading.restore_text')}</p>
      <TextField
        label={t('publishing.note')}
        maxLength={500}
        value={note}
        onChange={(event) => set_note(event.target.value)}
      />
      {restore.error && <Failure error={restore.error} />}
      <div className="govuk-button-group">
        <Button busy={restore.isPending} onClick={() => restore.mutate()}>
          {t('reading.restore_apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
