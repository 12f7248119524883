import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { post_object_comments } from '@/generated/comment';
import type { Id, ThreadView } from '@/generated/types';
import { Button, IconButton } from '@/kit/button';
import { Checkbox, SelectField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { Composer } from './composer';
import { in_reading_order } from './order';
import { blocks_in, cut, type Pointed } from './pointing';
import * as comment_queries from './queries';
import { asked } from './readers';
import { Sought } from './sought';
import { Thread } from './thread';
import type { OpenThreads } from './use_open_threads';

export interface PanelProps {
  object: Id;
  revision: number;
  text: RefObject<HTMLElement | null>;
  threads: OpenThreads;
  /** What a new comment is being written about: words, or the whole; none: none is being written. */
  writing: { about: Pointed | null } | null;
  write: (writing: { about: Pointed | null } | null) => void;
  marks: boolean;
  show_marks: (shown: boolean) => void;
  /** Goes to a thread's words in the text; absent where they cannot be seen. */
  onWords: (thread: Id) => void;
  onClose: () => void;
  /** A comment that somebody came for and that may not be listed. */
  sought: Id | null;
  /** Threads are there that were not before. */
  onShown: () => void;
  /** The panel has its title elsewhere (a dialog). */
  titled: boolean;
}

/** The threads beside the text. */
export function Panel(props: PanelProps) {
  const { t } = useWords();
  const { query, shown, waiting, first } = props.threads;
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, say] = useState('');
  const client = useQueryClient();
  const refetch = () => client.invalidateQueries({ queryKey: ['object', props.object, 'comments'] });
  const changed = (words: string) => {
    void refetch();
    say(words);
    if (words) announce(words);
    // What was done it to may be gone from the list with the button that did it.
    if (words) heading.current?.focus();
  };
  const { onShown } = props;
  const is_loaded = first !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are there.
  useEffect(() => {
    if (is_loaded) onShown();
  }, [is_loaded]);
  const tell_readers = tells_readers(shown, first?.readers ?? []);
  const [choice, choose] = useState<Choice>(everything);
  const chosen = useInfiniteQuery({
    ...comment_queries.threads(props.object, 'open', wanted_of(choice)),
    enabled: choice !== everything,
  });
  const listed = choice === everything ? shown : (chosen.data?.pages.flatMap((page) => page.items) ?? []);
  const groups = in_reading_order(listed, props.text.current);
  const list = (threads: ThreadView[]) =>
    threads.map((thread) => (
      <li key={thread.id}>
        <Thread
          thread={thread}
          tell_readers={tell_readers}
          onWords={is_shown(thread) ? () => props.onWords(thread.id) : undefined}
          onChanged={changed}
        />
      </li>
    ));
  return (
    <div className="comments">
      <div className={props.titled ? 'comments__head' : 'visually-hidden'}>
        <h2 ref={heading} tabIndex={-1} className="section-title">
          {t('comments.title')}
        </h2>
        {props.titled && <IconButton icon="close" label={t('comments.close')} onClick={props.onClose} />}
      </div>
      {said && <Notice kind="success">{said}</Notice>}
      {waiting > 0 && (
        <Button kind="secondary" onClick={props.threads.show}>
          {t('comments.show_new', { count: waiting })}
        </Button>
      )}
      {query.error && !first && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {first && !props.writing && first.may_comment && (
        <Button kind="secondary" icon="plus" onClick={() => props.write({ about: null })}>
          {t('comments.comment_on_page')}
        </Button>
      )}
      {first && !first.may_comment && <p className="soft small">{t('comments.may_not')}</p>}
      {props.writing && first && (
        <NewThread {...props} readers={first.readers} tell_readers={tell_readers} onChanged={changed} />
      )}
      {first && first.open === 0 && waiting === 0 && !props.writing && (
        <Empty title={t('comments.empty')}>
          {t(first.may_comment ? 'comments.empty_write' : 'comments.empty_read')}
        </Empty>
      )}
      {first && props.sought && !is_among(shown, props.sought) && (
        <Sought
          comment={props.sought}
          tell_readers={tell_readers}
          onShown={props.onShown}
          onChanged={changed}
        />
      )}
      {first && (first.organisations.length > 0 || first.open >= many) && (
        <SelectField
          label={t('threads.filter')}
          value={choice}
          onChange={(value) => choose(value as Choice)}
          options={[
            { value: everything, text: t('threads.filter_all') },
            { value: mine, text: t('threads.filter_mine') },
            ...first.organisations.map((name) => ({
              value: `${of_organisation}${name}`,
              text: t('threads.filter_organisation', { name }),
            })),
          ]}
        />
      )}
      {choice !== everything && chosen.isSuccess && listed.length === 0 && (
        <p className="soft" role="status">
          {t('threads.none_match')}
        </p>
      )}
      <ol className="plain comments__threads">{list(groups.found)}</ol>
      {groups.in_draft.length > 0 && (
        <section aria-labelledby="comments-in-draft">
          <h3 id="comments-in-draft" className="comments__group">
            {t('threads.in_draft')}
          </h3>
          <ol className="plain comments__threads">{list(groups.in_draft)}</ol>
        </section>
      )}
      {groups.gone.length > 0 && (
        <section aria-labelledby="comments-gone">
          <h3 id="comments-gone" className="comments__group">
            {t('comments.gone')}
          </h3>
          <ol className="plain comments__threads">{list(groups.gone)}</ol>
        </section>
      )}
      <LoadMore
        more={choice === everything ? query.hasNextPage : chosen.hasNextPage}
        busy={query.isFetchingNextPage || chosen.isFetchingNextPage}
        onMore={() =>
          choice !== everything
            ? void chosen.fetchNextPage()
            : void query
                .fetchNextPage()
                .then((got) => props.threads.know(got.data?.pages.at(-1)?.items ?? []))
        }
      />
      {first && shown.length > 0 && (
        <Checkbox
          text={t('comments.show_marks')}
          checked={props.marks}
          onChange={() => props.show_marks(!props.marks)}
        />
      )}
      {first && first.resolved > 0 && (
        <Resolved
          object={props.object}
          count={first.resolved}
          tell_readers={tell_readers}
          onChanged={changed}
        />
      )}
    </div>
  );
}

/** From so many open threads on, one can choose among them. */
const many = 5;
const everything = 'everything';
const mine = 'mine';
const of_organisation = 'of ';
type Choice = typeof everything | typeof mine | `${typeof of_organisation}${string}`;

const wanted_of = (choice: Choice): comment_queries.Wanted => {
  if (choice === everything) return {};
  return choice === mine ? { mine: true } : { organisation: choice.slice(of_organisation.length) };
};

const is_shown = ({ anchor }: ThreadView): boolean => anchor?.fate !== 'gone' && anchor?.fate !== 'in_draft';

const is_among = (threads: ThreadView[], comment: Id): boolean =>
  threads.some((thread) => thread.comments.some(({ id }) => id === comment));

/** In a space where everybody reads the same, who reads a comment need not be said. */
const tells_readers = (threads: ThreadView[], readers: { audience: string }[]): boolean =>
  readers.length > 1 ||
  readers.some((one) => one.audience !== 'everyone') ||
  threads.some((thread) => thread.comments.some((comment) => comment.readers.audience !== 'everyone'));

const most_choices = 300;
const shown_words = 60;

function NewThread(
  props: PanelProps & {
    readers: Parameters<typeof Composer>[0]['readers'];
    tell_readers: boolean;
    onChanged: (said: string) => void;
  },
) {
  const { t } = useWords();
  const begun = props.writing?.about ?? null;
  const [choice, choose] = useState(begun ? 'selection' : 'whole');
  useEffect(() => choose(begun ? 'selection' : 'whole'), [begun]);
  const blocks = props.text.current ? blocks_in(props.text.current).slice(0, most_choices) : [];
  const short = (words: string) =>
    (words.length > shown_words ? `${words.slice(0, shown_words)}…` : words).trim();
  const block = blocks.find((one) => one.block === choice);
  const about: Pointed | null =
    choice === 'selection'
      ? begun
      : block
        ? { block: block.block, start: 0, words: cut(block.words.trim()) }
        : null;
  return (
    <div className="comments__new">
      <SelectField
        label={t('comments.about_what')}
        value={choice}
        onChange={choose}
        options={[
          ...(begun
            ? [{ value: 'selection', text: t('comments.about_selection', { words: short(begun.words) }) }]
            : []),
          { value: 'whole', text: t('comments.about_whole') },
          ...blocks.map((one) => ({
            value: one.block,
            text: t('comments.about_block', { words: short(one.words) }),
          })),
        ]}
      />
      <Composer
        of={`new ${props.object}`}
        label={t('comments.comment_label')}
        readers={props.readers}
        tell_readers={props.tell_readers}
        words={{ send: t('comments.post'), send_to: 'comments.post_to' }}
        send={(text, readers) =>
          post_object_comments({
            object: props.object,
            text,
            ...(props.readers.length > 1 ? asked(readers) : {}),
            anchor: about ? { ...about, revision: props.revision } : null,
          })
        }
        onSent={() => {
          props.write(null);
          props.onChanged(t('comments.posted'));
        }}
        onCancel={() => props.write(null)}
        focus
      />
    </div>
  );
}

function Resolved({
  object,
  count,
  tell_readers,
  onChanged,
}: {
  object: Id;
  count: number;
  tell_readers: boolean;
  onChanged: (said: string) => void;
}) {
  const { t } = useWords();
  const [open, set_open] = useState(false);
  const query = useInfiniteQuery({ ...comment_queries.threads(object, 'resolved'), enabled: open });
  const threads = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="comments__resolved" aria-label={t('comments.resolved_count', { count })}>
      <Button
        kind="quiet"
        icon={open ? 'down' : 'right'}
        aria-expanded={open}
        onClick={() => set_open(!open)}
      >
        {t('comments.resolved_count', { count })}
      </Button>
      {open && query.isPending && <Skeleton title={false} lines={2} />}
      {open && query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {open && (
        <ol className="plain comments__threads">
          {threads.map((thread) => (
            <li key={thread.id}>
              <Thread thread={thread} tell_readers={tell_readers} onWords={undefined} onChanged={onChanged} />
            </li>
          ))}
        </ol>
      )}
      {open && (
        <LoadMore
          more={query.hasNextPage}
          busy={query.isFetchingNextPage}
          onMore={() => void query.fetchNextPage()}
        />
      )}
    </section>
  );
}
