import { useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { go_to } from '@/editor/go_to';
import { post_object_comments } from '@/generated/comment';
import type { Id, ThreadView } from '@/generated/types';
import { Button, IconButton } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import '@/reading/beside_text.css';
import { Composer } from './composer';
import './comments.css';
import { place_of, selected_words, show_threads } from './editor_marks';
import { KeepsWords, useKeepsWords } from './kept_words';
import { Thread } from './thread';
import { type OpenThreads, useOpenThreads } from './use_open_threads';
import { useWide } from './use_wide';
import './words';

interface CommentsBesideWritingProps {
  object: Id;
  editor: Editor;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** All that was typed is on the server's disk, or will not be soon. */
  settle: () => Promise<unknown>;
}

type About = ReturnType<typeof selected_words>;

/** Who reads what is said about a draft. */
const those_who_see_drafts = [{ audience: 'everyone', lane: null, name: '', drafts: true } as const];

/** The comments on a text while it is written: marked in it, and in a panel beside it. */
export default function CommentsBesideWriting(props: CommentsBesideWritingProps) {
  const { object, editor, open, onOpen } = props;
  const { t } = useWords();
  const wide = useWide();
  const threads = useOpenThreads(object, 'draft');
  const [writing, write] = useState<{ about: About } | null>(null);
  const [goal, aim] = useState<Id | null>(null);
  const anchored = threads.shown.flatMap(({ id, anchor }) =>
    anchor && anchor.fate !== 'gone' ? [{ thread: id, anchor }] : [],
  );
  const drawing = JSON.stringify(anchored);
  useEffect(() => show_threads(editor, JSON.parse(drawing)), [editor, drawing]);
  useEffect(() => () => show_threads(editor, []), [editor]);
  useEffect(() => {
    editor.storage.comment_marks.open = (thread) => {
      onOpen(true);
      aim(thread);
    };
    // Where the panel is open; whoever writes keeps the focus.
    editor.storage.comment_marks.look_at = (thread) =>
      document.getElementById(`thread-${thread}`)?.scrollIntoView({ block: 'nearest' });
    editor.storage.comment_marks.begin = () => {
      write({ about: selected_words(editor) });
      onOpen(true);
    };
  }, [editor, onOpen]);
  // Once the panel shows it, somebody who chose a mark is there.
  useEffect(() => {
    const found = goal && document.getElementById(`thread-${goal}`);
    if (!found) return;
    found.scrollIntoView({ block: 'nearest' });
    found.focus({ preventScroll: true });
    aim(null);
  });
  const keeps = useKeepsWords(object);
  if (!open) return null;
  const to_words = (thread: Id) => {
    const place = place_of(editor, thread);
    if (!place) return;
    if (wide) return go_to(editor, place.from, place.to);
    onOpen(false); // which gives the focus back first
    requestAnimationFrame(() => go_to(editor, place.from, place.to));
  };
  const panel = (
    <KeepsWords value={keeps}>
      <Panel {...props} threads={threads} writing={writing} write={write} to_words={to_words} titled={wide} />
    </KeepsWords>
  );
  return wide ? (
    <aside className="beside-text" aria-label={t('comments.title')}>
      {panel}
    </aside>
  ) : (
    <Dialog title={t('comments.title')} shape="panel" onClose={() => onOpen(false)}>
      {panel}
    </Dialog>
  );
}

interface PanelProps extends CommentsBesideWritingProps {
  threads: OpenThreads;
  writing: { about: About } | null;
  write: (writing: { about: About } | null) => void;
  to_words: (thread: Id) => void;
  titled: boolean;
}

function Panel(props: PanelProps): ReactNode {
  const { object, editor, writing, write, onOpen } = props;
  const { t } = useWords();
  const client = useQueryClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, say] = useState('');
  const { query, first, shown, waiting } = props.threads;
  const changed = (words: string) => {
    void client.invalidateQueries({ queryKey: ['object', object, 'comments'] });
    say(words);
    if (!words) return;
    announce(words);
    heading.current?.focus();
  };
  return (
    <div className="comments">
      <div className={props.titled ? 'comments__head' : 'visually-hidden'}>
        <h2 ref={heading} tabIndex={-1} className="section-title">
          {t('comments.title')}
        </h2>
        {props.titled && (
          <IconButton icon="close" label={t('comments.close')} onClick={() => onOpen(false)} />
        )}
      </div>
      {said && <Notice kind="success">{said}</Notice>}
      {waiting > 0 && (
        <Button kind="secondary" onClick={props.threads.show}>
          {t('comments.show_new', { count: waiting })}
        </Button>
      )}
      {query.error && !first && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {first?.may_comment_on_draft && !writing && (
        <Button
          kind="secondary"
          icon="plus"
          // The selection stays what it is while the button is pressed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => write({ about: selected_words(editor) })}
        >
          {t('threads.comment_on_draft')}
        </Button>
      )}
      {writing && <NewThread {...props} about={writing.about} onChanged={changed} />}
      {first && shown.length === 0 && waiting === 0 && !writing && (
        <Empty title={t('comments.empty')}>{t('threads.empty_draft')}</Empty>
      )}
      <ol className="plain comments__threads">
        {in_order(shown, editor).map((thread) => (
          <li key={thread.id}>
            <Thread
              thread={thread}
              tell_readers
              onWords={thread.anchor?.fate === 'gone' ? undefined : () => props.to_words(thread.id)}
              onChanged={changed}
            />
          </li>
        ))}
      </ol>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() =>
          void query.fetchNextPage().then((got) => props.threads.know(got.data?.pages.at(-1)?.items ?? []))
        }
      />
    </div>
  );
}

function NewThread(props: PanelProps & { about: About; onChanged: (said: string) => void }) {
  const { about, object, settle, write } = props;
  const { t } = useWords();
  return (
    <div className="comments__new">
      <p className="comment-thread__about small">
        {about ? <q className="comment-thread__quoted">{about.words}</q> : t('threads.about_draft')}
      </p>
      <Composer
        of={`draft ${object}`}
        label={t('comments.comment_label')}
        readers={[...those_who_see_drafts]}
        tell_readers
        words={{ send: t('comments.post') }}
        send={async (text) => {
          // The server looks for the words in what it has on disk.
          await settle();
          return await post_object_comments({ object, text, which: 'draft', tied: about?.tied ?? null });
        }}
        onSent={() => {
          write(null);
          props.onChanged(t('comments.posted'));
        }}
        onCancel={() => write(null)}
        focus
      />
    </div>
  );
}

/** By the place of their words in the text; those about the whole, or whose words have gone, behind. */
function in_order(threads: ThreadView[], editor: Editor): ThreadView[] {
  const at = (thread: ThreadView) => place_of(editor, thread.id)?.from ?? Number.MAX_SAFE_INTEGER;
  return [...threads].sort((one, other) => at(one) - at(other) || one.id.localeCompare(other.id));
}
