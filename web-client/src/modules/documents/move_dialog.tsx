import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put_documents_document_place, put_documents_folder_place } from '@/generated/documents';
import type { Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Icon } from '@/kit/icon';
import { LoadMore } from '@/kit/load_more';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { is_folder, type Place } from './entry';
import * as documents from './queries';
import type { NamedEntry } from './rename_dialog';

interface Step {
  id: Id;
  title: string;
}

/** Walks through the section's folders from the one it lies in, and puts it into the one that is open. */
export default function MoveDialog({
  entry,
  place,
  above = [],
  onClose,
}: {
  entry: NamedEntry;
  place: Place;
  /** The folders above the one it lies in, from the top. */
  above?: Step[];
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const home: Step = { id: place.folder ?? '', title: place.title };
  const [way, go] = useState<Step[]>([...above, home]);
  const here = way.at(-1) ?? home;
  const move = useMutation({
    mutationFn: () =>
      is_folder(entry)
        ? put_documents_folder_place({ folder: entry.id, to: here.id })
        : put_documents_document_place({ document: entry.id, to: here.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['object', entry.id] });
      void client.invalidateQueries({ queryKey: ['space', place.space.id] });
      announce(t('reading.moved', { title: entry.title }));
      onClose();
    },
  });
  return (
    <Dialog title={t('reading.move_title', { title: entry.title })} onClose={onClose}>
      <ol className="move__way">
        {way.map((step, number) => (
          <li key={step.id}>
            {number < way.length - 1 ? (
              <button type="button" className="link-button" onClick={() => go(way.slice(0, number + 1))}>
                {step.title}
              </button>
            ) : (
              <strong aria-current="true">{step.title}</strong>
            )}
          </li>
        ))}
      </ol>
      <FoldersIn
        key={here.id}
        space={place.space.id}
        folder={here.id}
        without={entry.id}
        onOpen={(step) => go([...way, step])}
      />
      {move.error && <Failure error={move.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button busy={move.isPending} disabled={here.id === home.id} onClick={() => move.mutate()}>
          {t('documents.move_apply')}
          <span className="visually-hidden">: {t('documents.move_into', { folder: here.title })}</span>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Folders stand before documents: what is shown are the first of the list. */
function FoldersIn({
  space,
  folder,
  without,
  onOpen,
}: {
  space: Id;
  folder: Id;
  without: Id;
  onOpen: (folder: Step) => void;
}) {
  const { t } = useWords();
  const query = useInfiniteQuery(documents.folder_entries(space, folder));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  const folders = entries.filter((entry) => is_folder(entry) && entry.id !== without);
  const only_folders = entries.every(is_folder);
  if (query.error && !query.data) return <Failure error={query.error} />;
  if (!query.data) return <Skeleton title={false} />;
  if (folders.length === 0) return <p className="soft">{t('documents.move_no_folders')}</p>;
  return (
    <>
      <ul className="move__folders">
        {folders.map((entry) => (
          <li key={entry.id}>
            <button type="button" className="move__folder" onClick={() => onOpen(entry)}>
              <Icon name="folder" /> {entry.title}
            </button>
          </li>
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage && only_folders}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
