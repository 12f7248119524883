import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import { type EntryView, put_documents_document_title, put_documents_folder_title } from '@/generated/api';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { is_folder } from './entry_list';

/** What the dialogs below ask of an entry. */
export type NamedEntry = Pick<EntryView, 'id' | 'type' | 'title' | 'revision' | 'address'>;

/** A new title; links and old addresses go on working. */
export default function RenameDialog({
  entry,
  place,
  onClose,
}: {
  entry: NamedEntry;
  place: { space: { id: string } };
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const [title, set_title] = useState(entry.title);
  const [error, set_error] = useState('');
  const refetch = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['object', entry.id] }),
      client.invalidateQueries({ queryKey: ['space', place.space.id] }),
    ]);
  const rename = useMutation({
    mutationFn: (wanted: string) =>
      is_folder(entry)
        ? put_documents_folder_title({ folder: entry.id, title: wanted })
        : put_documents_document_title({ document: entry.id, title: wanted }, { if_match: entry.revision }),
    onSuccess: (_, wanted) => {
      void refetch();
      announce(t('documents.renamed', { title: wanted }));
      onClose();
    },
    onError: (problem) => {
      if (problem instanceof Problem && problem.status === 412) void refetch();
      set_error((problem instanceof Problem && problem.detail) || t('core.error_text'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') set_error(t('reading.enter_title'));
    else if (!rename.isPending) rename.mutate(title.trim());
  };
  return (
    <Dialog title={t('documents.rename_title', { title: entry.title })} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <TextField
          label={t('reading.title')}
          hint={t('reading.rename_hint')}
          error={error || undefined}
          maxLength={200}
          value={title}
          onChange={(event) => set_title(event.target.value)}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={rename.isPending}>
            {t('reading.rename')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
