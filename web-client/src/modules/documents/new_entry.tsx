import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import {
  get_object,
  type Id,
  post_documents_documents,
  post_documents_folders,
  type SpaceLabel,
} from '@/generated/api';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { ErrorSummary } from '@/kit/error_summary';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';

interface NewEntryPlace {
  space: SpaceLabel;
  folder: Id;
  title: string;
}
type Kind = 'document' | 'folder';

export function NewEntryButtons({ place }: { place: NewEntryPlace }) {
  const { t } = useWords();
  const [asking, ask] = useState<Kind | null>(null);
  return (
    <div className="folder__acts">
      <Button kind="secondary" icon="folder" onClick={() => ask('folder')}>
        {t('documents.new_folder')}
      </Button>
      <Button icon="plus" onClick={() => ask('document')}>
        {t('documents.new_document')}
      </Button>
      {asking && <NewEntryDialog kind={asking} place={place} onClose={() => ask(null)} />}
    </div>
  );
}

/** Asks only for a title: a document then opens to be written. */
function NewEntryDialog({ kind, place, onClose }: { kind: Kind; place: NewEntryPlace; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, set_title] = useState('');
  const [error, set_error] = useState('');
  const is_document = kind === 'document';
  const create = useMutation({
    mutationFn: async () => {
      const make = is_document ? post_documents_documents : post_documents_folders;
      const saved = await make({ folder: place.folder, title: title.trim() });
      return get_object({ object: saved.id });
    },
    onSuccess: ({ object }) => {
      void client.invalidateQueries({ queryKey: ['space', place.space.id] });
      onClose();
      void navigate({ to: is_document ? `${object.address}/edit` : object.address });
    },
    onError: (problem) =>
      set_error(
        (problem instanceof Problem && (problem.of('title') || problem.detail)) || t('core.error_text'),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') set_error(t('reading.enter_title'));
    else if (!create.isPending) create.mutate();
  };
  return (
    <Dialog title={t(is_document ? 'documents.new_document' : 'documents.new_folder')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={error ? [{ field: 'new-entry-title', message: error }] : []} />
        <TextField
          id="new-entry-title"
          label={t('reading.title')}
          hint={t('documents.where', { folder: place.title })}
          error={error || undefined}
          maxLength={200}
          value={title}
          onChange={(event) => set_title(event.target.value)}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={create.isPending}>
            {t(is_document ? 'reading.start_writing' : 'documents.make_folder')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
