import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import AsksOfObject from '@/asks/when_asked';
import type { Asked } from '@/comments';
import { CommentsWhenWanted } from '@/comments/when_wanted';
import type { PageView } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { edit_address } from '@/reading/address';
import { FoldedContents } from '@/reading/contents';
import { useHonestAddress } from '@/reading/honest_address';
import Rail from '@/reading/rail';
import { useSayUpdates } from '@/reading/say_updates';
import { useShownText } from '@/reading/shown_text';
import { id_of, space_address } from '@/shell/addresses';
import { useDocumentTitle } from '@/shell/heading';
import { useShortcut } from '@/shell/shortcuts';
import { useWords } from '@/words';
import { with_writing_texts } from '@/writing/texts';
import { useEditing } from '@/writing/use_editing';
import { PageHeader } from './page_header';
import { PageLinks } from './page_links';
import '@/reading/text_page.css';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

// Shown once the text is: nothing that somebody reads waits for it.
const NewPageDialog = lazy(() => import('./new_page_dialog'));
const WhichText = lazy(() => import('@/reading/which_text'));

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
  const { data: links } = useQuery(wiki_queries.page_links(page.id));
  const text = useRef<HTMLDivElement>(null);
  const may_edit = page.can.includes(may_here.edit_page);
  const editing = useEditing({
    object: page,
    address: edit_address(page),
    load: with_writing_texts(() => import('./live_page_screen')),
    edit: may_edit ? may_here.edit_page : null,
    text,
  });
  const shown = useShownText(page, may_here.edit_page, asked);
  useDocumentTitle(page.title, page.space.name);
  useShortcut('e', may_edit ? editing.begin : null);
  useSayUpdates(page.id, 'wiki.page_published', t('reading.text_updated'));

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
          page={{ ...page, ahead: shown.ahead }}
          onEdit={editing.begin}
          opening={editing.opening}
          onIntent={editing.prepare}
          asked={asked}
          ask={ask}
          changes={shown.changes}
        />
        {shown.changes !== null && page.revision > 0 && (
          <Suspense>
            <WhichText shown={shown} />
          </Suspense>
        )}
        {notice && <Notice kind="success">{notice}</Notice>}
        {page.revision > 0 && (
          <AsksOfObject
            object={page.id}
            revision={page.revision}
            onComment={() => ask((before) => ({ ...before, begun: before.begun + 1 }))}
          />
        )}
        <FoldedContents {...shown} />
        {shown.html ? (
          <div className="page__text" ref={text}>
            <PrintedHtml
              html={shown.html}
              lang={page.language}
              onNavigate={(path) => router.history.push(path)}
              onWanted={may_edit ? want_page : undefined}
            />
          </div>
        ) : (
          <Empty title={t('reading.no_text')}>
            {t(may_edit ? 'reading.no_text_write' : 'reading.no_text_read')}
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
      <Rail
        page={{ ...page, contents: shown.contents }}
        edit={may_here.edit_page}
        links_here={links?.links_here}
      />
      {page.revision > 0 && (
        <CommentsWhenWanted
          object={page.id}
          revision={page.revision}
          text={text}
          html={shown.html}
          asked={asked}
          ask={ask}
        />
      )}
      <Suspense>
        {wanted !== null && (
          <NewPageDialog
            component={page.component}
            parent={page}
            title={wanted}
            onClose={() => want_page(null)}
          />
        )}
      </Suspense>
    </div>
  );
}
