import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { AgreeingInHeader } from '@/agreeing/in_header';
import * as queries from '@/api/queries';
import { put_documents_document_title } from '@/generated/documents';
import type { ObjectView, TextView } from '@/generated/types';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { useTopic } from '@/live';
import { StateWords } from '@/publishing/state_words';
import { edit_address, history_address, markdown_address } from '@/reading/address';
import { ScheduledInHeader } from '@/scheduling/in_header';
import { with_scheduling_texts } from '@/scheduling/texts';
import '@/reading/text_page.css';
import { id_of } from '@/shell/addresses';
import { useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { LiveScreen } from '@/writing/live_screen';
import { keep_place } from '@/writing/same_place';
import { useSurroundings } from '@/writing/surroundings';
import { may_here } from './permissions';
import * as documents from './queries';
import { way_to } from './trail';

const PublishPanel = lazy(with_scheduling_texts(() => import('@/publishing/publish_panel')));
const nothing_more = {};

/** Writing a document together with others. */
export function LiveDocumentScreen() {
  const { object: part } = useParams({ strict: false });
  const id = id_of(part);
  const document = useQuery(documents.document(id));
  const about = useQuery(queries.object(id));
  useTopic(document.data ? `object:${id}` : null);
  const error = document.error ?? about.error;
  if (error && !(document.data && about.data)) {
    const retry = () => void Promise.all([document.refetch(), about.refetch()]);
    return <Failure error={error} onRetry={retry} />;
  }
  if (!document.data || !about.data) return <Skeleton lines={10} />;
  return <LiveDocument key={id} document={document.data} about={about.data} />;
}

function LiveDocument({ document, about }: { document: TextView; about: ObjectView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  // Whoever loses the right while writing keeps what is on the screen, and is told.
  const [may_edit] = useState(document.can.includes(may_here.edit));
  const surroundings = useSurroundings(document.id, nothing_more);
  const act = t(document.second_person ? 'writing.ask_agreement' : 'documents.publish');
  useDocumentTitle(t('writing.editing', { title: document.title }), document.space.name);
  if (!may_edit) return <NoAccess />;

  const refresh = () => documents.fresh_document(client, document.id);
  const rename = async (title: string) => {
    await put_documents_document_title({ document: document.id, title }, { if_match: document.revision });
    void client.invalidateQueries({ queryKey: ['space', document.space.id] });
    await refresh();
  };
  const done = async () => {
    keep_place(globalThis.document.querySelector('.writing-live__text'));
    await refresh().catch(() => undefined);
    void navigate({ to: document.address, resetScroll: false });
  };
  return (
    <div className="page">
      <LiveScreen
        object={document}
        edit={may_here.edit}
        keeps={about.offline_copy}
        trail={way_to(document)}
        surroundings={surroundings}
        state={
          <>
            <StateWords published={document.published} state={document.state} ahead={document.ahead} />
            <ScheduledInHeader object={document} />
            <AgreeingInHeader object={document} />
            {document.draft_saved && (
              <span>
                <Link to={markdown_address(document)}>{t('writing.markdown_apart')}</Link>
              </span>
            )}
          </>
        }
        title_hint={t(document.revision > 0 ? 'reading.new_title_at_once' : 'reading.rename_hint')}
        onRename={rename}
        menu={[
          {
            text: t('reading.edit_markdown'),
            onChoose: () => void navigate({ to: markdown_address(document) }),
          },
          { text: t('reading.history'), onChoose: () => void navigate({ to: history_address(document) }) },
        ]}
        read={document.html && <PrintedHtml html={document.html} lang={document.language} />}
        stays={(path) => path === edit_address(document)}
        onDone={() => void done()}
        act={act}
        publish={(close) => (
          <Suspense>
            <PublishPanel
              object={document}
              title={document.title}
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
