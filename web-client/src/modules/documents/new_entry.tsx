import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useState } from 'react';
import { asked } from '@/comments/readers';
import { post_documents_documents, post_documents_folders } from '@/generated/documents';
import { get_object } from '@/generated/object';
import type { Id, ReadersView } from '@/generated/types';
import { Button } from '@/kit/button';
import { useWords } from '@/words';
import type { Place } from './entry';

const TitleDialog = lazy(() => import('@/reading/title_dialog'));

type Kind = 'document' | 'folder';

interface NewEntryProps {
  place: Place & { folder: Id };
  /** Whom it may be for, in a community. */
  readers: ReadersView[];
}

export function NewEntryButtons(props: NewEntryProps) {
  const { t } = useWords();
  const [asking, set_asking] = useState<Kind | null>(null);
  const ask = (kind: Kind) => startTransition(() => set_asking(kind));
  return (
    <>
      <Button kind="secondary" icon="folder" onClick={() => ask('folder')}>
        {t('documents.new_folder')}
      </Button>
      <Button icon="plus" onClick={() => ask('document')}>
        {t('documents.new_document')}
      </Button>
      <Suspense>
        {asking && <NewEntryDialog kind={asking} {...props} onClose={() => set_asking(null)} />}
      </Suspense>
    </>
  );
}

/** Asks for a title and, where outside people are, for whom it is: a document then opens to be written. */
function NewEntryDialog({
  kind,
  place,
  readers,
  onClose,
}: NewEntryProps & { kind: Kind; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const is_document = kind === 'document';
  const make = async (title: string, reader: ReadersView | undefined) => {
    const post = is_document ? post_documents_documents : post_documents_folders;
    const saved = await post({ folder: place.folder, title, ...asked(reader) });
    const { object } = await get_object({ object: saved.id });
    void client.invalidateQueries({ queryKey: ['space', place.space.id] });
    void navigate({ to: is_document ? `${object.address}/edit` : object.address });
  };
  return (
    <TitleDialog
      heading={t(is_document ? 'documents.new_document' : 'documents.new_folder')}
      hint={t('documents.where', { folder: place.title })}
      act={t(is_document ? 'reading.start_writing' : 'documents.make_folder')}
      readers={readers}
      save={make}
      onClose={onClose}
    />
  );
}
