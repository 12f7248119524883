import { useQueryClient } from '@tanstack/react-query';
import { put_documents_document_title, put_documents_folder_title } from '@/generated/documents';
import type { EntryView } from '@/generated/types';
import { announce } from '@/live/announce';
import TitleDialog from '@/reading/title_dialog';
import { useWords } from '@/words';
import { is_folder } from './entry';

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
  const rename = async (title: string) => {
    try {
      if (is_folder(entry)) await put_documents_folder_title({ folder: entry.id, title });
      else await put_documents_document_title({ document: entry.id, title }, { if_match: entry.revision });
      announce(t('documents.renamed', { title }));
    } finally {
      void client.invalidateQueries({ queryKey: ['object', entry.id] });
      void client.invalidateQueries({ queryKey: ['space', place.space.id] });
    }
  };
  return (
    <TitleDialog
      heading={t('documents.rename_title', { title: entry.title })}
      hint={t('reading.rename_hint')}
      act={t('reading.rename')}
      title={entry.title}
      save={rename}
      onClose={onClose}
    />
  );
}
