import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { AgreeingInHeader } from '@/agreeing/in_header';
import * as queries from '@/api/queries';
import type { ObjectView, PageView } from '@/generated/types';
import { put_wiki_page_title } from '@/generated/wiki';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { useTopic } from '@/live';
import { StateWords } from '@/publishing/state_words';
import { edit_address, history_address, markdown_address } from '@/reading/address';
import { ScheduledInHeader } from '@/scheduling/in_header';
import { with_scheduling_texts } from '@/scheduling/texts';
import { id_of, space_address } from '@/shell/addresses';
import { useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { LiveScreen } from '@/writing/live_screen';
import { keep_place } from '@/writing/same_place';
import { useSurroundings } from '@/writing/surroundings';
import '@/reading/text_page.css';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

const PublishPanel = lazy(with_scheduling_texts(() => import('@/publishing/publish_panel')));

/** Writing a page together with others. */
export function LivePageScreen() {
  const { object: part } = useParams({ strict: false });
  const id = id_of(part);
  const page = useQuery(wiki_queries.page(id));
  const about = useQuery(queries.object(id));
  useTopic(page.data ? `object:${id}` : null);
  const error = page.error ?? about.error;
  if (error && !(page.data && about.data)) {
    const retry = () => void Promise.all([page.refetch(), about.refetch()]);
    return <Failure error={error} onRetry={retry} />;
  }
  if (!page.data || !about.data) return <Skeleton lines={10} />;
  return <LivePage key={id} page={page.data} about={about.data} />;
}

function LivePage({ page, about }: { page: PageView; about: ObjectView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  // Whoever loses the right while writing keeps what is on the screen, and is told.
  const [may_edit] = useState(page.can.includes(may_here.edit_page));
  const surroundings = useSurroundings(page.id, surroundings_in(page.component.id));
  const act = t(page.second_person ? 'writing.ask_agreement' : 'wiki.publish');
  useDocumentTitle(t('writing.editing', { title: page.title }), page.space.name);
  if (!may_edit) return <NoAccess />;

  const refresh = () => wiki_queries.fresh_page(client, page.id);
  const rename = async (title: string) => {
    await put_wiki_page_title({ page: page.id, title }, { if_match: page.revision });
    void client.invalidateQueries({ queryKey: ['space', page.space.id] });
    await refresh();
  };
  const done = async () => {
    keep_place(document.querySelector('.writing-live__text'));
    await refresh().catch(() => undefined);
    void navigate({ to: page.address, resetScroll: false });
  };
  return (
    <div className="page">
      <LiveScreen
        object={page}
        edit={may_here.edit_page}
        keeps={about.offline_copy}
        trail={[
          { title: page.component.name, address: space_address(page.space.slug, page.component.slug) },
          ...page.trail.filter((step) => step.id !== page.id),
        ]}
        surroundings={surroundings}
        state={
          <>
            <StateWords published={page.published} state={page.state} ahead={page.ahead} />
            <ScheduledInHeader object={page} />
            <AgreeingInHeader object={page} />
            {page.draft_saved && (
              <span>
                <Link to={markdown_address(page)}>{t('writing.markdown_apart')}</Link>
              </span>
            )}
          </>
        }
        title_hint={t(page.revision > 0 ? 'reading.new_title_at_once' : 'reading.rename_hint')}
        onRename={rename}
        menu={[
          { text: t('reading.edit_markdown'), onChoose: () => void navigate({ to: markdown_address(page) }) },
          { text: t('reading.history'), onChoose: () => void navigate({ to: history_address(page) }) },
        ]}
        read={page.html && <PrintedHtml html={page.html} lang={page.language} />}
        stays={(path) => path === edit_address(page)}
        onDone={() => void done()}
        act={act}
        publish={(close) => (
          <Suspense>
            <PublishPanel
              object={page}
              title={page.title}
              text={{ source: 'live' }}
              act={act}
              onPublished={refresh}
              onClose={close}
            />
          </Suspense>
        )}
      />
    </div>
  );
}

/** What only a wiki knows: its pages by their titles. */
const surroundings_in = (component: string) => ({
  find_pages: async (query: string) =>
    query.trim() === '' ? [] : await wiki_queries.find_titles(component, query),
  has_page: async (title: string) => {
    const found = await wiki_queries.find_titles(component, title);
    const wanted = title.trim().toLocaleLowerCase();
    return found.some((page) => page.title.toLocaleLowerCase() === wanted);
  },
});
