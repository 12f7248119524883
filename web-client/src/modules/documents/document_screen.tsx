import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useRef, useState } from 'react';
import AsksOfObject from '@/asks/when_asked';
import type { Asked } from '@/comments';
import { CommentsWhenWanted } from '@/comments/when_wanted';
import type { Id, TextView } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { edit_address, markdown_address } from '@/reading/address';
import { FoldedContents } from '@/reading/contents';
import { useHonestAddress } from '@/reading/honest_address';
import { MarkdownKept } from '@/reading/markdown_kept';
import Rail from '@/reading/rail';
import { useSayUpdates } from '@/reading/say_updates';
import { useShownText } from '@/reading/shown_text';
import { TextHeader } from '@/reading/text_header';
import '@/reading/text_page.css';
import { useDocumentTitle } from '@/shell/heading';
import { useShortcut } from '@/shell/shortcuts';
import { useWords } from '@/words';
import { with_writing_texts } from '@/writing/texts';
import { useEditing } from '@/writing/use_editing';
import { may_here } from './permissions';
import * as documents from './queries';
import { way_to } from './trail';

const WhichText = lazy(() => import('@/reading/which_text'));
const MoveDialog = lazy(() => import('./move_dialog'));
const RenameDialog = lazy(() => import('./rename_dialog'));
const DeleteDialog = lazy(() => import('./delete_dialog'));

/** Reading a document. */
export function DocumentScreen({ id }: { id: Id }) {
  const { object: part } = useParams({ strict: false });
  const { data: document, error, refetch } = useQuery(documents.document(id));
  useTopic(document ? `object:${document.id}` : null);
  useHonestAddress(document, part);
  if (error && !document) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!document) return <Skeleton lines={9} />;
  return <Reading key={document.id} document={document} />;
}

function Reading({ document }: { document: TextView }) {
  const { t } = useWords();
  const router = useRouter();
  const notice = useRouterState({ select: (state) => state.location.state.notice });
  const [asked, ask] = useState<Asked>({ open: false, begun: 0 });
  const text = useRef<HTMLDivElement>(null);
  const may_edit = document.can.includes(may_here.edit);
  const editing = useEditing({
    object: document,
    address: edit_address(document),
    load: with_writing_texts(() => import('./live_document_screen')),
    edit: may_edit ? may_here.edit : null,
    text,
  });
  const shown = useShownText(document, may_here.edit, asked);
  useDocumentTitle(document.title, document.space.name);
  useShortcut('e', may_edit ? editing.begin : null);
  useSayUpdates(document.id, 'documents.document_published', t('reading.text_updated'));

  return (
    <div className={`page${asked.open ? ' page--commented' : ''}`}>
      <article className="page__main">
        <Breadcrumb trail={way_to(document)} />
        <DocumentHeader
          document={{ ...document, ahead: shown.ahead }}
          editing={editing}
          asked={asked}
          ask={ask}
          changes={shown.changes}
        />
        {shown.changes !== null && document.revision > 0 && (
          <Suspense>
            <WhichText shown={shown} />
          </Suspense>
        )}
        {notice && <Notice kind="success">{notice}</Notice>}
        {document.revision > 0 && (
          <AsksOfObject
            object={document.id}
            revision={document.revision}
            onComment={() => ask((before) => ({ ...before, begun: before.begun + 1 }))}
          />
        )}
        <FoldedContents {...shown} />
        {shown.html ? (
          <div className="page__text" ref={text}>
            <PrintedHtml
              html={shown.html}
              lang={document.language}
              onNavigate={(path) => router.history.push(path)}
            />
          </div>
        ) : (
          <Empty title={t('reading.no_text')}>
            {t(may_edit ? 'reading.no_text_write' : 'reading.no_text_read')}
          </Empty>
        )}
      </article>
      <Rail page={{ ...document, contents: shown.contents }} edit={may_here.edit} />
      {document.revision > 0 && (
        <CommentsWhenWanted
          object={document.id}
          revision={document.revision}
          text={text}
          html={shown.html}
          asked={asked}
          ask={ask}
        />
      )}
    </div>
  );
}

interface DocumentHeaderProps {
  document: TextView;
  editing: ReturnType<typeof useEditing>;
  asked: Asked;
  ask: Parameters<typeof TextHeader>[0]['ask'];
  changes: number | null;
}

/** What every text has, and what is done with documents. */
function DocumentHeader({ document, editing, asked, ask, changes }: DocumentHeaderProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [panel, set_panel] = useState<'move' | 'rename' | 'delete' | null>(null);
  const show = (wanted: typeof panel) => startTransition(() => set_panel(wanted));
  const close = () => set_panel(null);
  const may_edit = document.can.includes(may_here.edit);
  const folder = document.trail.at(-1);
  const entry = { ...document, type: 'documents.document' };
  return (
    <>
      <TextHeader
        page={document}
        queryKey={documents.document(document.id).queryKey}
        edit={may_here.edit}
        comment={may_here.comment}
        suggest={may_here.suggest}
        act={t('reading.edit')}
        onEdit={editing.begin}
        opening={editing.opening}
        onIntent={editing.prepare}
        asked={asked}
        ask={ask}
        changes={changes}
        copies={{ below: false }}
        own={[
          folder && document.can.includes(may_here.arrange)
            ? { text: t('reading.move'), onChoose: () => show('move') }
            : null,
          may_edit
            ? {
                text: t('reading.edit_markdown'),
                onChoose: () => void navigate({ to: markdown_address(document) }),
              }
            : null,
          may_edit ? { text: t('reading.rename'), onChoose: () => show('rename') } : null,
        ]}
        last={[may_edit ? { text: t('reading.delete'), danger: true, onChoose: () => show('delete') } : null]}
      >
        {may_edit && <MarkdownKept page={document} />}
      </TextHeader>
      <Suspense>
        {panel === 'move' && folder && (
          <MoveDialog
            entry={entry}
            place={{ ...document, folder: folder.id, title: folder.title }}
            above={document.trail.slice(0, -1)}
            onClose={close}
          />
        )}
        {panel === 'rename' && <RenameDialog entry={entry} place={document} onClose={close} />}
        {panel === 'delete' && <DeleteDialog entry={entry} place={document} onClose={close} />}
      </Suspense>
    </>
  );
}
