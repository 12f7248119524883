import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Dispatch, lazy, type SetStateAction, Suspense, startTransition, useState } from 'react';
import type { Asked } from '@/comments';
import type { PageView } from '@/generated/types';
import { markdown_address } from '@/reading/address';
import { MarkdownKept } from '@/reading/markdown_kept';
import { TextHeader } from '@/reading/text_header';
import { useWords } from '@/words';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

const MoveDialog = lazy(() => import('./move_dialog'));
const RenameDialog = lazy(() => import('./rename_dialog'));
const DeleteDialog = lazy(() => import('./delete_dialog'));

type Panel = 'move' | 'rename' | 'delete' | null;

interface PageHeaderProps {
  page: PageView;
  onEdit: () => void;
  /** The editor is on its way. */
  opening: boolean;
  /** Somebody is about to edit. */
  onIntent: () => void;
  /** What is asked of the comments on the page. */
  asked: Asked;
  ask: Dispatch<SetStateAction<Asked>>;
  /** How many changes readers do not have; null: it is not known. */
  changes: number | null;
}

/** A page's header: what every text has, and what is done with pages. */
export function PageHeader({ page, ...editing }: PageHeaderProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [panel, set_panel] = useState<Panel>(null);
  const show = (wanted: Panel) => startTransition(() => set_panel(wanted));
  const close = () => set_panel(null);
  const may_edit = page.can.includes(may_here.edit_page);
  const { queryKey } = wiki_queries.page(page.id);
  const act = async (what: 'watch_below' | 'offer_template') =>
    (await import('./page_acts'))[what](client, page, queryKey);
  return (
    <>
      <TextHeader
        page={page}
        queryKey={queryKey}
        edit={may_here.edit_page}
        comment={may_here.comment}
        suggest={may_here.suggest}
        act={t('reading.edit')}
        {...editing}
        copies={{ below: page.children.length > 0, find: wiki_queries.find_titles }}
        own={[
          page.can.includes(may_here.arrange_pages)
            ? { text: t('reading.move'), onChoose: () => show('move') }
            : null,
          may_edit
            ? {
                text: t('reading.edit_markdown'),
                onChoose: () => void navigate({ to: markdown_address(page) }),
              }
            : null,
          may_edit ? { text: t('reading.rename'), onChoose: () => show('rename') } : null,
          page.children.length > 0 || page.watched_below
            ? {
                text: t(page.watched_below ? 'reading.watch_alone' : 'reading.watch_below'),
                onChoose: () => void act('watch_below'),
              }
            : null,
          page.can.includes(may_here.arrange_pages)
            ? {
                text: t(page.is_template ? 'wiki.template_withdraw' : 'wiki.template_offer'),
                onChoose: () => void act('offer_template'),
              }
            : null,
        ]}
        last={[may_edit ? { text: t('reading.delete'), danger: true, onChoose: () => show('delete') } : null]}
      >
        {page.is_template && <span>{t('wiki.is_template')}</span>}
        {may_edit && <MarkdownKept page={page} />}
      </TextHeader>
      <Suspense>
        {panel === 'move' && <MoveDialog page={page} onClose={close} />}
        {panel === 'rename' && <RenameDialog page={page} onClose={close} />}
        {panel === 'delete' && <DeleteDialog page={page} onClose={close} />}
      </Suspense>
    </>
  );
}
