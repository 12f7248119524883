import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { post_object_copies } from '@/generated/copy';
import { get_wiki_page, post_wiki_pages } from '@/generated/wiki';
import { edit_address } from '@/reading/address';
import TitleDialog from '@/reading/title_dialog';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import type { NewPageProps } from './new_page';
import * as wiki_queries from './queries';
import { with_template_texts } from './template_texts';

const ChooseTemplate = lazy(with_template_texts(() => import('./choose_template')));

/** Asks only for a title and, where there are templates, for one of them: the page then opens in the editor as its author's draft. */
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
  const { data: templates } = useQuery(wiki_queries.templates(component.id));
  const [template, choose] = useState('');
  const make = async (wanted: string) => {
    const into = parent?.id ?? component.id;
    const saved = template
      ? await post_object_copies({ object: template, into, title: wanted, drafts: true })
      : await post_wiki_pages({ component: component.id, parent: parent?.id ?? null, title: wanted });
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
    >
      {templates && templates.items.length > 0 && (
        <Suspense>
          <ChooseTemplate templates={templates.items} chosen={template} onChoose={choose} />
        </Suspense>
      )}
    </TitleDialog>
  );
}
