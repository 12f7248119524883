import { useQueryClient } from '@tanstack/react-query';
import type { PageView } from '@/generated/types';
import { put_wiki_page_title } from '@/generated/wiki';
import TitleDialog from '@/reading/title_dialog';
import { useWords } from '@/words';

/** A new title; links and old addresses go on working. */
export default function RenameDialog({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const rename = async (title: string) => {
    try {
      await put_wiki_page_title({ page: page.id, title }, { if_match: page.revision });
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
    } finally {
      void client.invalidateQueries({ queryKey: ['object', page.id] });
    }
  };
  return (
    <TitleDialog
      heading={t('wiki.rename_title')}
      hint={t('reading.rename_hint')}
      act={t('wiki.rename_apply')}
      title={page.title}
      save={rename}
      onClose={onClose}
    />
  );
}
