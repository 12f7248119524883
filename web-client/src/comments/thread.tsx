import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import {
  delete_comment_thread_resolution,
  get_comment_thread_comments,
  post_comment_thread_comments,
  put_comment_thread_resolution,
} from '@/generated/comment';
import type { ThreadView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { useWords } from '@/words';
import { Composer } from './composer';
import { OneComment } from './one_comment';
import { asked } from './readers';

interface ThreadProps {
  thread: ThreadView;
  tell_readers: boolean;
  /** Leads to its words in the text, where they are shown. */
  onWords: (() => void) | undefined;
  /** Something was done; `said` is to be said where the focus goes, empty when the thread is still there. */
  onChanged: (said: string) => void;
}

/** One thread: what it is about, its comments by time, and what can be done. */
export function Thread({ thread, tell_readers, onWords, onChanged }: ThreadProps) {
  const { t } = useWords();
  const [answering, answer] = useState(false);
  const first = thread.comments[0];
  const rest = useMoreComments(thread);
  const settle = useMutation({
    mutationFn: () =>
      thread.resolved
        ? delete_comment_thread_resolution({ thread: thread.id })
        : put_comment_thread_resolution({ thread: thread.id }),
    onSuccess: () => onChanged(t(thread.resolved ? 'comments.reopened' : 'comments.resolved')),
  });
  if (!first) return null;
  const comments = [...thread.comments, ...rest.comments];
  return (
    <article
      className="comment-thread"
      id={`thread-${thread.id}`}
      tabIndex={-1}
      aria-label={t('comments.thread_by', { name: first.author.name })}
    >
      <About thread={thread} onWords={onWords} />
      {thread.beheaded && <p className="soft small">{t('comments.beheaded')}</p>}
      {thread.resolved && (
        <p className="soft small">
          {t('comments.resolved_by', { name: thread.resolved.by.name })} <Moment at={thread.resolved.at} />
        </p>
      )}
      <ol className="plain comment-thread__comments">
        {comments.map((comment) => (
          <li key={comment.id}>
            <OneComment comment={comment} tell_readers={tell_readers} onChanged={onChanged} />
          </li>
        ))}
      </ol>
      {rest.more && (
        <Button kind="quiet" busy={rest.busy} onClick={rest.load}>
          {t('comments.more_in_thread')}
        </Button>
      )}
      {settle.error && <Notice kind="error">{t('core.error_text')}</Notice>}
      {answering ? (
        <Composer
          of={`answer ${thread.id}`}
          label={t('comments.answer_label')}
          readers={thread.readers_of_reply.length > 0 ? thread.readers_of_reply : [first.readers]}
          tell_readers={tell_readers}
          words={{ send: t('comments.post_reply'), send_to: 'comments.post_reply_to' }}
          send={(text, readers) =>
            post_comment_thread_comments({
              thread: thread.id,
              text,
              ...(thread.readers_of_reply.length > 0 ? asked(readers) : {}),
            })
          }
          onSent={() => {
            answer(false);
            onChanged('');
          }}
          onCancel={() => answer(false)}
          focus
        />
      ) : (
        (thread.may_reply || thread.may_resolve) && (
          <div className="comment-thread__acts">
            {thread.may_reply && !thread.resolved && (
              <Button kind="quiet" onClick={() => answer(true)}>
                {t('comments.answer')}
              </Button>
            )}
            {thread.may_resolve && (
              <Button kind="quiet" busy={settle.isPending} onClick={() => settle.mutate()}>
                {t(thread.resolved ? 'comments.reopen' : 'comments.resolve')}
              </Button>
            )}
          </div>
        )
      )}
    </article>
  );
}

function About({ thread, onWords }: Pick<ThreadProps, 'thread' | 'onWords'>) {
  const { t } = useWords();
  const { anchor } = thread;
  if (!anchor)
    return (
      <p className="comment-thread__about soft small">
        {t(thread.on_draft ? 'threads.draft_whole' : 'comments.thread_whole')}
      </p>
    );
  if (anchor.fate === 'gone')
    return <p className="comment-thread__about small">{t('comments.gone_was', { words: anchor.words })}</p>;
  const now = anchor.ranges.map((range) => range.words).join(' ');
  return (
    <div className="comment-thread__about small">
      {onWords ? (
        <button
          type="button"
          className="comment-thread__words"
          title={t('comments.to_words')}
          onClick={onWords}
        >
          {now}
        </button>
      ) : (
        <q>{now}</q>
      )}
      {anchor.fate === 'changed' && (
        <p className="soft">{t('comments.changed_was', { words: anchor.words })}</p>
      )}
    </div>
  );
}

/** What a long thread has behind its first hundred comments. */
function useMoreComments(thread: ThreadView) {
  const [wanted, want] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['object', thread.id, 'comments-of'],
    queryFn: ({ pageParam, signal }) =>
      get_comment_thread_comments({ thread: thread.id, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
    enabled: wanted,
  });
  const shown = new Set(thread.comments.map((comment) => comment.id));
  const comments = (query.data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter((one) => !shown.has(one.id));
  return {
    comments,
    more: wanted ? query.hasNextPage || comments.length === 0 : thread.more,
    busy: query.isFetching,
    load: () => {
      if (wanted) void query.fetchNextPage();
      want(true);
    },
  };
}
