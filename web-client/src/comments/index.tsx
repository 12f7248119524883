import { lazy, type RefObject, Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { with_ask_texts } from '@/asks/texts';
import type { Id } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { Skeleton } from '@/kit/skeleton';
import { useWords } from '@/words';
import '@/reading/beside_text.css';
import './comments.css';
import { KeepsWords, useKeepsWords } from './kept_words';
import { clear_marks, draw_marks, mark_of } from './marks';
import { type Pointed, pointed_at } from './pointing';
import { SelectionButton } from './selection_button';
import { useOpenThreads } from './use_open_threads';
import { useWide } from './use_wide';
import './words';

// Read when it is first opened: marks in a text need none of it.
const Panel = lazy(with_ask_texts(async () => ({ default: (await import('./panel')).Panel })));

/** What the screen around a text asks of the comments on it. */
export interface Asked {
  open: boolean;
  /** Counts the times that somebody asked to comment on what is selected. */
  begun: number;
}

interface CommentsProps {
  object: Id;
  revision: number;
  /** The printed text that the threads are about, as `PrintedHtml` shows it. */
  text: RefObject<HTMLElement | null>;
  /** Changes whenever the text does. */
  html: string;
  asked: Asked;
  ask: (asked: (before: Asked) => Asked) => void;
}

/** The comments on an object: marked in its text, and in a panel beside it; on narrow screens a sheet over it. */
export default function Comments({ object, revision, text, html, asked, ask }: CommentsProps) {
  const { t } = useWords();
  const threads = useOpenThreads(object);
  const [writing, write] = useState<{ about: Pointed | null } | null>(null);
  const [marks, show_marks] = useState(true);
  const [goal, aim] = useState<string | null>(() => goal_in_address());
  const [sought, seek] = useState<Id | null>(null);
  const wide = useWide();
  const keeps = useKeepsWords(object);
  const may_comment = threads.first?.may_comment ?? false;
  const open = () => ask((before) => ({ ...before, open: true }));
  const close = () => ask((before) => ({ ...before, open: false }));
  const begin = () => {
    write({ about: selected_in(text.current) });
    open();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for by counting up.
  useEffect(() => {
    if (asked.begun > 0) begin();
  }, [asked.begun]);

  const go_to_thread = useCallback(
    (thread: Id) => {
      ask((before) => ({ ...before, open: true }));
      aim(`thread-${thread}`);
    },
    [ask],
  );
  const drawn = threads.shown
    .filter(({ anchor }) => anchor && anchor.fate !== 'gone' && anchor.fate !== 'in_draft')
    .map((thread) => ({
      thread: thread.id,
      ranges: thread.anchor?.ranges ?? [],
      label: t('comments.open_in_text', {
        count: thread.comments.length,
        name: thread.comments[0]?.author.name ?? '',
      }),
    }));
  const drawing = JSON.stringify(drawn);
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew when the text or the threads are others.
  useLayoutEffect(() => {
    const root = text.current;
    if (!root) return;
    if (marks) draw_marks(root, JSON.parse(drawing), go_to_thread);
    else clear_marks(root);
  }, [drawing, html, marks, go_to_thread, text]);
  useEffect(() => () => void (text.current && clear_marks(text.current)), [text]);

  const reach = () => {
    const found = goal && document.getElementById(goal);
    if (!found) return false;
    found.scrollIntoView({ block: 'nearest' });
    found.focus({ preventScroll: true });
    aim(null);
    return true;
  };
  // Opens the panel for a comment that somebody came for, and goes there once it is shown.
  useEffect(() => {
    if (!goal || !threads.first) return;
    if (!asked.open) open();
    else if (!reach() && goal.startsWith(comment_goal)) seek(goal.slice(comment_goal.length));
  });
  useEffect(() => {
    const look = () => aim(goal_in_address());
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const go_to_words = (thread: Id) => {
    show_marks(true);
    if (!wide) close();
    requestAnimationFrame(() => {
      const mark = text.current && mark_of(text.current, thread);
      mark?.scrollIntoView({ block: 'center' });
      mark?.focus({ preventScroll: true });
    });
  };

  const panel = (
    <Suspense fallback={<Skeleton title={false} />}>
      <Panel
        object={object}
        revision={revision}
        text={text}
        threads={threads}
        writing={writing}
        write={write}
        marks={marks}
        show_marks={show_marks}
        onWords={go_to_words}
        onClose={close}
        sought={sought}
        onShown={() => void reach()}
        titled={wide}
      />
    </Suspense>
  );
  return (
    <KeepsWords value={keeps}>
      {may_comment && <SelectionButton text={text} onComment={begin} />}
      {asked.open && wide && (
        <aside className="beside-text" aria-label={t('comments.title')}>
          {panel}
        </aside>
      )}
      {asked.open && !wide && (
        <Dialog title={t('comments.title')} shape="panel" guide="comments" onClose={close}>
          {panel}
        </Dialog>
      )}
    </KeepsWords>
  );
}

function selected_in(root: HTMLElement | null): Pointed | null {
  const selection = getSelection();
  if (!root) return null;
  if (selection && selection.rangeCount > 0 && !selection.isCollapsed)
    return pointed_at(root, selection.getRangeAt(0));
  // Without a mouse, the block that has the focus (a link in it) is what somebody is at.
  const block = document.activeElement?.closest<HTMLElement>('[data-block]');
  if (!block || !root.contains(block)) return null;
  const all = document.createRange();
  all.selectNodeContents(block);
  return pointed_at(root, all);
}

const comment_goal = 'comment-';
const goal_in_address = (): string | null =>
  /^#comment-[0-9a-z]+$/.test(location.hash) ? location.hash.slice(1) : null;
