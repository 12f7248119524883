import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useLayoutEffect, useRef, useState } from 'react';
import * as queries from '@/api/queries';
import { draw_marks } from '@/comments/marks';
import { in_reading_order } from '@/comments/order';
import * as comment_queries from '@/comments/queries';
import { Thread } from '@/comments/thread';
import '@/comments/comments.css';
import { put_ask_ending } from '@/generated/ask';
import type { AskView, ThreadView } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { PersonLink } from '@/kit/person';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { announce } from '@/live/announce';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import './asks.css';
import { ChangeDialog } from './change_dialog';
import { closing_in_words } from './due';
import * as ask_queries from './queries';

type AskEnding = 'closed' | 'withdrawn';
const ended = { closed: 'asks.closed', withdrawn: 'asks.withdrawn' } as const;

/** The asker's view: the text at the left, what was said about it by paragraph at the right, and who has answered. */
export function AskScreen() {
  const { ask: id = '' } = useParams({ strict: false });
  const { t } = useWords();
  const { data, error, refetch } = useQuery(ask_queries.ask(id));
  useTopic(data ? `object:${data.object.id}` : null);
  useDocumentTitle(data?.object.title ?? t('asks.screen_title'), data?.object.space.name ?? '');
  return (
    <main id="main" className="screen screen--wide" tabIndex={-1}>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={9} />}
      {data && <Shown view={data} />}
    </main>
  );
}

function Shown({ view }: { view: AskView }) {
  const { t } = useWords();
  const [body, set_body] = useState('');
  const bodies = [...new Set(view.people.map(({ person }) => person.organisation))].filter(Boolean);
  const is_of = (organisation: string) => body === '' || organisation === body;
  return (
    <>
      <Breadcrumb trail={[{ title: view.object.title, address: view.object.address }]} />
      <div className="screen__head">
        <Heading>{t(`asks.screen_${view.ask.kind}`, { title: view.object.title })}</Heading>
      </div>
      <Bar view={view} />
      {bodies.length > 1 && (
        <SelectField
          label={t('asks.filter')}
          value={body}
          onChange={set_body}
          options={[
            { value: '', text: t('asks.filter_all') },
            ...bodies.map((name) => ({ value: name, text: name })),
          ]}
        />
      )}
      {view.ask.kind === 'comment' && <TextAndComments view={view} is_of={is_of} />}
      <People view={view} is_of={is_of} />
    </>
  );
}

/** "9 of 14 answered, closes Friday", as a bar and in words, and what can be done about it. */
function Bar({ view }: { view: AskView }) {
  const { t, language } = useWords();
  const { ask } = view;
  const [doing, set_doing] = useState<'change' | AskEnding | null>(null);
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: (ending: AskEnding) => put_ask_ending({ ask: ask.id, ending }),
    onSuccess: (_, ending) => {
      void client.invalidateQueries({ queryKey: ['ask', ask.id] });
      void client.invalidateQueries({ queryKey: ['object', view.object.id, 'asks'] });
      announce(t(ended[ending]));
      set_doing(null);
    },
  });
  const ending = doing === 'closed' || doing === 'withdrawn' ? doing : null;
  return (
    <div className="ask-screen__bar stack">
      <div>
        <p>
          <strong>
            {t(`asks.sum_${ask.kind}`, { done: ask.done, people: ask.people })}
            {!ask.ended && `, ${closing_in_words(ask.due, new Date(), language, t)}`}
          </strong>
        </p>
        <div className="ask-bar" aria-hidden="true">
          <div
            className="ask-bar__done"
            style={{ width: `${ask.people ? (100 * ask.done) / ask.people : 0}%` }}
          />
        </div>
      </div>
      <p className="soft small">
        {t('asks.asked_by_first', { name: ask.asked_by.name })}, <Moment at={ask.asked} />
      </p>
      {ask.note && <p className="asks__note">{ask.note}</p>}
      {ask.ended ? (
        <Notice kind="note">
          {t(ended[ask.ending ?? 'closed'])} <Moment at={ask.ended} />
        </Notice>
      ) : (
        <div className="ask-screen__acts">
          <Button kind="secondary" onClick={() => set_doing('change')}>
            {t('asks.change')}
          </Button>
          <Button kind="secondary" onClick={() => set_doing('closed')}>
            {t('asks.close')}
          </Button>
          <Button kind="quiet" onClick={() => set_doing('withdrawn')}>
            {t('asks.withdraw')}
          </Button>
        </div>
      )}
      {doing === 'change' && <ChangeDialog view={view} onClose={() => set_doing(null)} />}
      {ending && (
        <Dialog title={t(`asks.end_${ending}`)} onClose={() => set_doing(null)}>
          <p>{t(`asks.end_${ending}_text`)}</p>
          {end.error && <Failure error={end.error} />}
          <div className="govuk-button-group dialog__acts">
            <Button busy={end.isPending} onClick={() => end.mutate(ending)}>
              {t(ending === 'closed' ? 'asks.close' : 'asks.withdraw')}
            </Button>
            <Button kind="quiet" onClick={() => set_doing(null)}>
              {t('core.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function TextAndComments({ view, is_of }: { view: AskView; is_of: (organisation: string) => boolean }) {
  const { t } = useWords();
  const router = useRouter();
  const object = view.object.id;
  const text = useRef<HTMLDivElement>(null);
  const newest = useInfiniteQuery(queries.revisions(object)).data?.pages[0]?.items[0]?.number;
  const shown = useQuery({ ...queries.revision(object, newest ?? 0), enabled: newest !== undefined });
  const open = useInfiniteQuery(comment_queries.threads(object, 'open'));
  const resolved = useInfiniteQuery(comment_queries.threads(object, 'resolved'));
  const client = useQueryClient();
  const refetch = () => void client.invalidateQueries({ queryKey: ['object', object, 'comments'] });
  const threads = [open, resolved]
    .flatMap((query) => query.data?.pages.flatMap((page) => page.items) ?? [])
    .filter((thread) => thread.comments.some(({ author }) => is_of(author.organisation)));
  const html = shown.data?.html ?? '';
  const drawn = threads
    .filter((thread) => thread.anchor && thread.anchor.fate !== 'gone')
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
    if (text.current) draw_marks(text.current, JSON.parse(drawing), go_to_thread);
  }, [drawing, html]);
  const loading = open.isPending || resolved.isPending || !shown.data;
  const error = open.error ?? resolved.error ?? shown.error;
  if (error) return <Failure error={error} onRetry={refetch} />;
  return (
    <div className="ask-screen__grid">
      <div ref={text} className="page__text">
        {shown.data ? (
          <PrintedHtml html={html} onNavigate={(path) => router.history.push(path)} />
        ) : (
          <Skeleton lines={9} title={false} />
        )}
      </div>
      <section className="comments ask-screen__comments" aria-labelledby="comments">
        <h2 id="comments" className="section-title">
          {t('comments.title')}
        </h2>
        {loading && <Skeleton title={false} />}
        {!loading && threads.length === 0 && (
          <Empty title={t('comments.empty')}>{t('asks.no_comments')}</Empty>
        )}
        {!loading && <ByParagraph threads={threads} text={text.current} onChanged={refetch} />}
        {[open, resolved].map((query, at) => (
          <LoadMore
            key={at === 0 ? 'open' : 'resolved'}
            more={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        ))}
      </section>
    </div>
  );
}

/** In the order of the text, and those whose words have gone behind them. */
function ByParagraph({
  threads,
  text,
  onChanged,
}: {
  threads: ThreadView[];
  text: HTMLElement | null;
  onChanged: () => void;
}) {
  const [said, say] = useState('');
  const { found, gone } = in_reading_order(threads, text);
  return (
    <>
      {said && <Notice kind="success">{said}</Notice>}
      <ol className="plain comments__threads">
        {[...found, ...gone].map((thread) => (
          <li key={thread.id}>
            <Thread
              thread={thread}
              tell_readers={thread.comments.some(({ readers }) => readers.audience !== 'everyone')}
              onWords={thread.anchor && thread.anchor.fate !== 'gone' ? () => go_to_words(thread) : undefined}
              onChanged={(words) => {
                say(words);
                if (words) announce(words);
                onChanged();
              }}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

function go_to_thread(thread: string): void {
  const found = document.getElementById(`thread-${thread}`);
  found?.scrollIntoView({ block: 'nearest' });
  found?.focus({ preventScroll: true });
}

function go_to_words(thread: ThreadView): void {
  const block = thread.anchor?.ranges[0]?.block;
  const found = document.querySelector<HTMLElement>(`.page__text [data-block="${block}"]`);
  found?.scrollIntoView({ block: 'center' });
}

function People({ view, is_of }: { view: AskView; is_of: (organisation: string) => boolean }) {
  const { t } = useWords();
  return (
    <section className="ask-screen__people" aria-labelledby="asked">
      <h2 id="asked" className="section-title">
        {t('asks.people')}
      </h2>
      <ul className="things">
        {view.people
          .filter(({ person }) => is_of(person.organisation))
          .map((asked) => (
            <li key={asked.person.id}>
              <PersonLink person={asked.person} />
              <p className="thing__about">
                {asked.answer ? t(`asks.their_${asked.answer}`) : t('asks.their_none')}
                {asked.answered && (
                  <>
                    {', '}
                    <Moment at={asked.answered} />
                  </>
                )}
                {view.ask.kind === 'comment' && ` · ${t('asks.their_comments', { count: asked.comments })}`}
              </p>
            </li>
          ))}
      </ul>
    </section>
  );
}
