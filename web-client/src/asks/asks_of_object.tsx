import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { delete_ask_answer, put_ask_answer } from '@/generated/ask';
import type { AskSummary, Id, OwnAsk } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import './asks.css';
import { closing_in_words, due_in_words } from './due';
import * as ask_queries from './queries';

interface AsksOfObjectProps {
  object: Id;
  /** The published revision that is read. */
  revision: number;
  /** Begins to write a comment. */
  onComment: () => void;
}

/** What is asked about the object on screen: what the reader is asked, how far others have come, and what became of one's points. */
export default function AsksOfObject({ object, revision, onComment }: AsksOfObjectProps) {
  const { t } = useWords();
  const { data } = useQuery(ask_queries.asks_about(object));
  if (!data) return null;
  const running = data.items.filter((ask) => !ask.ended);
  if (data.own.length === 0 && running.length === 0 && data.decided === 0) return null;
  return (
    <div className="asks screen-only">
      {data.own.map((ask) => (
        <Own key={ask.id} ask={ask} object={object} revision={revision} onComment={onComment} />
      ))}
      {running.map((ask) => (
        <p key={ask.id} className="asks__line">
          <Progress ask={ask} />
        </p>
      ))}
      {data.decided > 0 && (
        <p className="asks__line">
          <Link to="/points/$object" params={{ object }}>
            {t('outcomes.of_your_points', { count: data.points })}
          </Link>
        </p>
      )}
    </div>
  );
}

/** "9 of 14 answered, closes Friday" */
function Progress({ ask }: { ask: AskSummary }) {
  const { t, language } = useWords();
  return (
    <Link to="/asks/$ask" params={{ ask: ask.id }}>
      {t(`asks.sum_${ask.kind}`, { done: ask.done, people: ask.people })},{' '}
      {closing_in_words(ask.due, new Date(), language, t)}
    </Link>
  );
}

type AskAnswer = NonNullable<OwnAsk['answer']>;
const answers: Record<OwnAsk['kind'], AskAnswer[]> = {
  comment: ['answered', 'nothing_to_add'],
  approve: ['approved', 'not_approved'],
  read: ['read'],
};

function Own({ ask, object, revision, onComment }: AsksOfObjectProps & { ask: OwnAsk }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const refetch = () => {
    void client.invalidateQueries({ queryKey: ['object', object, 'asks'] });
    void client.invalidateQueries({ queryKey: ['home'] });
  };
  const answer = useMutation({
    mutationFn: (said: AskAnswer) => put_ask_answer({ ask: ask.id, answer: said, revision }),
    onSuccess: (_, said) => {
      announce(t(`asks.said_${said}`));
      refetch();
    },
  });
  const take_back = useMutation({
    mutationFn: () => delete_ask_answer({ ask: ask.id }),
    onSuccess: refetch,
  });
  const error = answer.error ?? take_back.error;
  return (
    <section className="asks__own" aria-label={t('asks.own_label')}>
      {ask.answer ? (
        <p>
          {t(`asks.said_${ask.answer}`)}{' '}
          {ask.answered && (
            <span className="soft">
              <Moment at={ask.answered} />
            </span>
          )}
        </p>
      ) : (
        <>
          <p>
            <strong>
              {t(`asks.asks_${ask.kind}`, { name: ask.asked_by.name })}
              {ask.overdue ? ', ' : ' '}
              {due_in_words(ask.due, new Date(), language, t)}
            </strong>
          </p>
          {ask.note && <p className="asks__note">{ask.note}</p>}
        </>
      )}
      {error && <Failure error={error} />}
      <div className="asks__acts">
        {ask.answer ? (
          <Button kind="quiet" busy={take_back.isPending} onClick={() => take_back.mutate()}>
            {t('asks.take_back')}
          </Button>
        ) : (
          <>
            {ask.kind === 'comment' && (
              <Button kind="secondary" onClick={onComment}>
                {t('asks.do_comment')}
              </Button>
            )}
            {answers[ask.kind].map((said) => (
              <Button
                key={said}
                kind={said === 'nothing_to_add' || said === 'not_approved' ? 'quiet' : 'secondary'}
                busy={answer.isPending}
                onClick={() => answer.mutate(said)}
              >
                {t(`asks.say_${said}`)}
              </Button>
            ))}
          </>
        )}
      </div>
    </section>
  );
}
