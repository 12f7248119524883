import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type Dispatch, lazy, type SetStateAction, Suspense, startTransition, useState } from 'react';
import { may } from '@/api/permissions';
import '@/asks/words';
import type { Asked } from '@/comments';
import { CommentsButton } from '@/comments/button';
import {
  delete_object_star,
  delete_object_watch,
  type PageView,
  put_object_star,
  put_object_watch,
} from '@/generated/api';
import { Button, IconButton, MarkButton } from '@/kit/button';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { Moment } from '@/kit/moment';
import { announce } from '@/live/announce';
import { StateWords } from '@/publishing/state_words';
import { Heading } from '@/shell/heading';
import { useWords } from '@/words';
import { history_address, markdown_address } from './address';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

const AccessPanel = lazy(() => import('./access_panel'));
const RestrictionPanel = lazy(() => import('./restriction_panel'));
const MoveDialog = lazy(() => import('./move_dialog'));
const RenameDialog = lazy(() => import('./rename_dialog'));
const DeleteDialog = lazy(() => import('./delete_dialog'));
const AskDialog = lazy(() => import('@/asks/ask_dialog'));
const ExportDialog = lazy(() => import('./export_dialog'));

type Panel = 'access' | 'restriction' | 'move' | 'rename' | 'delete' | 'ask' | 'export' | null;

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
}

/** The object header: title, state in words, who can see it, and what can be done. */
export function PageHeader({ page, onEdit, opening, onIntent, asked, ask }: PageHeaderProps) {
  const { t } = useWords();
  const [panel, set_panel] = useState<Panel>(null);
  // A panel that is still to be read is shown as soon as it is there; outside a transition React waits 300 ms more.
  const show = (wanted: Panel) => startTransition(() => set_panel(wanted));
  const close = () => set_panel(null);
  const may_edit = page.can.includes(may_here.edit_page);
  return (
    <header className="page-header">
      <div className="page-header__top">
        <Heading of={page.id}>{page.title}</Heading>
        <div className="page-header__acts screen-only">
          {page.revision > 0 && (
            <CommentsButton
              object={page.id}
              open={asked.open}
              onToggle={() => ask((before) => ({ ...before, open: !before.open }))}
            />
          )}
          <Marks page={page} />
          <MoreMenu
            page={page}
            show={show}
            onComment={() => ask((before) => ({ ...before, begun: before.begun + 1 }))}
          />
          {may_edit && (
            <Button
              icon="edit"
              aria-keyshortcuts="E"
              busy={opening}
              onPointerEnter={onIntent}
              onFocus={onIntent}
              onClick={onEdit}
            >
              {t('wiki.edit')}
            </Button>
          )}
        </div>
      </div>
      <div className="page-header__state dotted">
        <StateWords published={page.published} />
        {page.readers > 0 && (
          <span>
            <button type="button" className="link-button" onClick={() => show('access')}>
              {page.restricted && <Icon name="lock" />}
              {t('wiki.readers', { count: page.readers })}
            </button>
          </span>
        )}
        {page.draft_saved && may_edit && (
          <span>
            <Link to={markdown_address(page)}>{t('wiki.your_draft')}</Link> (<Moment at={page.draft_saved} />)
          </span>
        )}
      </div>
      <Suspense>
        {panel === 'access' && (
          <AccessPanel page={page} onRestrict={() => show('restriction')} onClose={close} />
        )}
        {panel === 'restriction' && <RestrictionPanel page={page} onClose={close} />}
        {panel === 'move' && <MoveDialog page={page} onClose={close} />}
        {panel === 'rename' && <RenameDialog page={page} onClose={close} />}
        {panel === 'delete' && <DeleteDialog page={page} onClose={close} />}
        {panel === 'ask' && (
          <AskDialog
            object={page.id}
            onAccess={page.can.includes(may.restrict) ? () => show('restriction') : undefined}
            onClose={close}
          />
        )}
        {panel === 'export' && <ExportDialog page={page} onClose={close} />}
      </Suspense>
    </header>
  );
}

/** Star, watch and share. */
function Marks({ page }: { page: PageView }) {
  const { t } = useWords();
  const star = useMark(page, 'star', page.starred);
  const watch = useMark(page, 'watch', page.watched);
  const [copied, set_copied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(location.origin + page.address);
    set_copied(true);
    setTimeout(() => set_copied(false), 3000);
    announce(t('core.link_copied'));
  };
  return (
    <>
      <MarkButton
        icon="star"
        set={page.starred}
        words={t(page.starred ? 'core.starred_already' : 'core.star')}
        effect={t(page.starred ? 'core.unstar' : 'core.star_effect')}
        onClick={() => star.mutate()}
      />
      <MarkButton
        icon="eye"
        set={page.watched}
        words={t(page.watched ? 'core.watching' : 'core.watch')}
        effect={t(page.watched ? 'core.unwatch' : 'core.watch_effect')}
        onClick={() => watch.mutate()}
      />
      <IconButton
        icon={copied ? 'check' : 'link'}
        label={t(copied ? 'core.link_copied' : 'core.copy_link')}
        onClick={() => void copy()}
      />
    </>
  );
}

const marks = {
  star: { set: put_object_star, unset: delete_object_star },
  watch: { set: put_object_watch, unset: delete_object_watch },
};

function useMark(page: PageView, mark: keyof typeof marks, set: boolean) {
  const client = useQueryClient();
  const { queryKey } = wiki_queries.page(page.id);
  const show = (on: boolean) =>
    client.setQueryData(queryKey, (old) =>
      old ? { ...old, [mark === 'star' ? 'starred' : 'watched']: on } : old,
    );
  return useMutation({
    mutationFn: () => marks[mark][set ? 'unset' : 'set']({ object: page.id }),
    onMutate: () => show(!set),
    onError: () => show(set),
    onSettled: () => void client.invalidateQueries({ queryKey: ['home'] }),
  });
}

function MoreMenu({
  page,
  show,
  onComment,
}: {
  page: PageView;
  show: (panel: Panel) => void;
  onComment: () => void;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const may_edit = page.can.includes(may_here.edit_page);
  return (
    <Menu
      label={t('core.more')}
      button={<Icon name="more" />}
      items={[
        page.revision > 0 && page.can.includes(may_here.comment)
          ? { text: t('comments.comment_here'), onChoose: onComment }
          : null,
        page.revision > 0 && page.can.includes(may.ask)
          ? { text: t('asks.title'), onChoose: () => show('ask') }
          : null,
        { text: t('wiki.history'), onChoose: () => void navigate({ to: history_address(page) }) },
        page.can.includes(may.see_people)
          ? { text: t('wiki.who_sees'), onChoose: () => show('access') }
          : null,
        page.can.includes(may.restrict)
          ? { text: t('wiki.restrict'), onChoose: () => show('restriction') }
          : null,
        page.can.includes(may_here.arrange_pages)
          ? { text: t('wiki.move'), onChoose: () => show('move') }
          : null,
        may_edit
          ? { text: t('wiki.edit_markdown'), onChoose: () => void navigate({ to: markdown_address(page) }) }
          : null,
        may_edit ? { text: t('wiki.rename'), onChoose: () => show('rename') } : null,
        { text: t('wiki.export'), onChoose: () => show('export') },
        { text: t('core.print'), onChoose: () => window.print() },
        may_edit ? { text: t('wiki.delete'), danger: true, onChoose: () => show('delete') } : null,
      ]}
    />
  );
}
