import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Asked } from '@/comments';
import { CommentsWhenWanted } from '@/comments/when_wanted';
import type { PageView } from '@/generated/api';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { useLiveEvents, useTopic } from '@/live';
import { announce } from '@/live/announce';
import type { LiveEvent } from '@/live/messages';
import { id_of, space_address } from '@/shell/addresses';
import { useDocumentTitle } from '@/shell/heading';
import { useShortcut } from '@/shell/shortcuts';
import { useWords } from '@/words';
import { useEditing } from '@/writing/use_editing';
import { edit_address } from './address';
import { NewPageDialog } from './new_page';
import { PageHeader } from './page_header';
import { PageLinks } from './page_links';
import { PageRail } from './page_rail';
import './page_screen.css';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

// Shown once the text is: nothing that somebody reads waits for it.
const AsksOfObject = lazy(() => import('@/asks/asks_of_object'));

/** Reading a page. */
export function PageScreen() {
  const { object: part } = useParams({ strict: false });
  const id = id_of(part);
  const { data: page, error, refetch } = useQuery(wiki_queries.page(id));
  useTopic(page ? `object:${page.id}` : null);
  useHonestAddress(page, part);
  if (error && !page) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!page) return <Skeleton lines={9} />;
  return <Reading key={page.id} page={page} />;
}

function Reading({ page }: { page: PageView }) {
  const { t } = useWords();
  const router = useRouter();
  const notice = useRouterState({ select: (state) => state.location.state.notice });
  const [wanted, want_page] = useState<string | null>(null);
  const [asked, ask] = useState<Asked>({ open: false, begun: 0 });
  const text = useRef<HTMLDivElement>(null);
  const may_edit = page.can.includes(may_here.edit_page);
  const editing = useEditing({
    object: page,
    address: edit_address(page),
    load: () => import('./live_page_screen'),
    edit: may_edit ? may_here.edit_page : null,
    text,
  });
  useDocumentTitle(page.title, page.space.name);
  useShortcut('e', may_edit ? editing.begin : null);
  useSayUpdates(page);

  return (
    <div className={`page${asked.open ? ' page--commented' : ''}`}>
      <article className="page__main">
        <Breadcrumb
          trail={[
            { title: page.component.name, address: space_address(page.space.slug, page.component.slug) },
            ...page.trail.filter((step) => step.id !== page.id),
          ]}
        />
        <PageHeader
          page={page}
          onEdit={editing.begin}
          opening={editing.opening}
          onIntent={editing.prepare}
          asked={asked}
          ask={ask}
        />
        {notice && <Notice kind="success">{notice}</Notice>}
        {page.revision > 0 && (
          <Suspense>
            <AsksOfObject
              object={page.id}
              revision={page.revision}
              onComment={() => ask((before) => ({ ...before, begun: before.begun + 1 }))}
            />
          </Suspense>
        )}
        {page.html ? (
          <div className="page__text" ref={text}>
            <PrintedHtml
              html={page.html}
              lang={page.language}
              onNavigate={(path) => router.history.push(path)}
              onWanted={may_edit ? want_page : undefined}
            />
          </div>
        ) : (
          <Empty title={t('wiki.page_empty')}>
            {t(may_edit ? 'wiki.page_empty_write' : 'wiki.page_empty_read')}
          </Empty>
        )}
        {page.children.length > 0 && (
          <section className="page__children" aria-labelledby="children">
            <h2 id="children" className="section-title">
              {t('wiki.pages_under')}
            </h2>
            <PageLinks pages={page.children} />
          </section>
        )}
      </article>
      <PageRail page={page} />
      {page.revision > 0 && (
        <CommentsWhenWanted
          object={page.id}
          revision={page.revision}
          text={text}
          html={page.html}
          asked={asked}
          ask={ask}
        />
      )}
      {wanted !== null && (
        <NewPageDialog
          component={page.component}
          parent={page}
          title={wanted}
          onClose={() => want_page(null)}
        />
      )}
    </div>
  );
}

/** An old address or a new title: the address bar shows the right one, and history gets no extra step. */
function useHonestAddress(page: PageView | undefined, part: string | undefined): void {
  const navigate = useNavigate();
  // The address of the screen that is shown, not of one that is on its way.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname });
  const address = page && part?.startsWith(page.id) ? page.address : undefined;
  useEffect(() => {
    if (address && path !== address) void navigate({ to: address, hash: true, replace: true, state: true });
  }, [address, path, navigate]);
}

/** Says politely that the text has changed; the text itself has already been refetched. */
function useSayUpdates(page: PageView): void {
  const { t } = useWords();
  const watch = useCallback(
    (event: LiveEvent) => {
      if (event.object === page.id && event.name === 'wiki.page_published') announce(t('wiki.text_updated'));
    },
    [page.id, t],
  );
  useLiveEvents(watch);
}
