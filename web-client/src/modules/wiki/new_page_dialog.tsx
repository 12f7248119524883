import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { get_wiki_page, post_wiki_pages } from '@/generated/wiki';
import { edit_address } from '@/reading/address';
import TitleDialog from '@/reading/title_dialog';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import type { NewPageProps } from './new_page';

/** Asks only for a title: the page then opens in the editor as its author's draft. */
export default function NewPageDialog({
  component,
  parent,
  title = '',
  onClose,
  onMade = onClose,
}: NewPageProps & { title?: string; onClose: () => void; onMade?: () => void }) {
  const { t } = useWords();
  const space = useSpace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const make = async (wanted: string) => {
    const saved = await post_wiki_pages({
      component: component.id,
      parent: parent?.id ?? null,
      title: wanted,
    });
    const page = await get_wiki_page({ page: saved.id });
    void client.invalidateQueries({ queryKey: ['space', space.id, 'tree'] });
    void navigate({ to: edit_address(page) });
  };
  return (
    <TitleDialog
      heading={t('wiki.new_page')}
      hint={
        parent
          ? t('wiki.new_page_under', { title: parent.title })
          : t('wiki.new_page_in', { wiki: component.name })
      }
      act={t('reading.start_writing')}
      title={title}
      save={make}
      onClose={onClose}
      onSaved={onMade}
    />
  );
}
