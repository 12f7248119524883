import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import { delete_comment_outcome, put_comment_outcome } from '@/generated/outcome';
import type { ChangedPassage, CommentView, OutcomeView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Checkboxes, Radios, TextArea } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import './asks.css';
import * as ask_queries from './queries';

const verdicts = ['accepted', 'partly', 'not_accepted'] as const;
const names = {
  accepted: 'outcomes.accepted',
  partly: 'outcomes.partly',
  not_accepted: 'outcomes.not_accepted',
} as const;
const tones = { accepted: 'good', partly: 'caution', not_accepted: 'plain' } as const;

/** What was decided about a point: the verdict, why, and the sentences before and after. */
export function Outcome({ outcome }: { outcome: OutcomeView }) {
  const { t } = useWords();
  const router = useRouter();
  return (
    <>
      <p className="outcome__head">
        <StateTag tone={tones[outcome.verdict]}>{t(names[outcome.verdict])}</StateTag>
        <span className="soft small">
          {outcome.owner.name}, <Moment at={outcome.decided} />
        </span>
      </p>
      {outcome.html && (
        <PrintedHtml
          className="text text--comment"
          html={outcome.html}
          onNavigate={(path) => router.history.push(path)}
        />
      )}
      {outcome.changed.map((passage) => (
        <Passage key={passage.block} passage={passage} />
      ))}
    </>
  );
}

function Passage({ passage }: { passage: ChangedPassage }) {
  const { t } = useWords();
  return (
    <div className="outcome__passage small">
      {passage.before && (
        <>
          <p className="outcome__words">{t('outcomes.it_said')}</p>
          <del>{passage.before}</del>
        </>
      )}
      <p className="outcome__words">{t(passage.after ? 'outcomes.it_says' : 'outcomes.it_has_gone')}</p>
      {passage.after && <ins>{passage.after}</ins>}
    </div>
  );
}

/** Below a comment: what was decided about it, what had been decided before, and the form to decide with. */
export function OutcomeOfComment({
  comment,
  onChanged,
}: {
  comment: CommentView;
  onChanged: (said: string) => void;
}) {
  const { t } = useWords();
  const [deciding, decide] = useState(false);
  const [earlier, show_earlier] = useState(false);
  const { outcome } = comment;
  if (!outcome && !comment.may_decide) return null;
  return (
    <div className={outcome ? 'outcome outcome-of' : 'outcome-of'}>
      {outcome && <Outcome outcome={outcome} />}
      {outcome && outcome.revision > 1 && (
        <Button kind="quiet" aria-expanded={earlier} onClick={() => show_earlier(!earlier)}>
          {t('outcomes.earlier')}
        </Button>
      )}
      {earlier && <Earlier comment={comment} />}
      {comment.may_decide &&
        (deciding ? (
          <OutcomeForm
            comment={comment}
            onDone={(said) => {
              decide(false);
              onChanged(said);
            }}
            onCancel={() => decide(false)}
          />
        ) : (
          <Button kind="quiet" onClick={() => decide(true)}>
            {t(outcome ? 'outcomes.decide_otherwise' : 'outcomes.decide')}
          </Button>
        ))}
    </div>
  );
}

function Earlier({ comment }: { comment: CommentView }) {
  const query = useQuery(ask_queries.outcome_history(comment.id));
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton title={false} lines={2} />;
  return (
    <ol className="plain">
      {query.data.earlier.map((outcome) => (
        <li key={outcome.revision} className="outcome">
          <Outcome outcome={outcome} />
        </li>
      ))}
    </ol>
  );
}

const longest = 2000;

function OutcomeForm({
  comment,
  onDone,
  onCancel,
}: {
  comment: CommentView;
  onDone: (said: string) => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const { outcome } = comment;
  const [verdict, set_verdict] = useState<OutcomeView['verdict']>(outcome?.verdict ?? 'accepted');
  const [text, set_text] = useState(outcome?.markdown.trim() ?? '');
  const [changed, set_changed] = useState<string[]>(outcome?.changed.map(({ block }) => block) ?? []);
  const passages = useQuery(ask_queries.changed_passages(comment.id));
  const listed = passages.data?.items ?? [];
  const refetch = () => void client.invalidateQueries({ queryKey: ['outcome', comment.id] });
  const save = useMutation({
    mutationFn: () =>
      put_comment_outcome(
        {
          comment: comment.id,
          verdict,
          text,
          changed: changed.filter((block) => listed.some((one) => one.block === block)),
        },
        outcome ? { if_match: outcome.revision } : {},
      ),
    onSuccess: () => {
      refetch();
      onDone(t('outcomes.saved'));
    },
  });
  const take_back = useMutation({
    mutationFn: () => delete_comment_outcome({ comment: comment.id }),
    onSuccess: () => {
      refetch();
      onDone(t('outcomes.taken_back'));
    },
  });
  const problem = save.error instanceof Problem ? save.error : null;
  const error_of = (field: string) => problem?.fields.find(({ path }) => path === field)?.message;
  const at_field = error_of('text') || error_of('changed');
  const error = take_back.error ?? (at_field ? null : save.error);
  return (
    <form
      className="outcome-form"
      noValidate
      aria-label={t('outcomes.form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Radios
        legend={t('outcomes.form')}
        value={verdict}
        onChange={(chosen) => set_verdict(chosen as OutcomeView['verdict'])}
        options={verdicts.map((one) => ({ value: one, text: t(names[one]) }))}
      />
      <TextArea
        label={t(verdict === 'accepted' ? 'outcomes.why_optional' : 'outcomes.why')}
        hint={t('outcomes.why_hint', { name: comment.author.name })}
        value={text}
        maxLength={longest}
        error={error_of('text')}
        onChange={(event) => set_text(event.target.value)}
      />
      {passages.isPending && <Skeleton title={false} lines={2} />}
      {listed.length > 0 ? (
        <Checkboxes
          legend={t('outcomes.changed')}
          error={error_of('changed')}
          values={changed}
          onChange={set_changed}
          options={listed.map((passage) => ({
            value: passage.block,
            text: short(passage.after || passage.before),
            hint: passage.after ? undefined : t('outcomes.it_has_gone'),
          }))}
        />
      ) : (
        passages.data && <p className="soft small">{t('outcomes.nothing_changed')}</p>
      )}
      {error && <Failure error={error} />}
      <div className="asks__acts">
        <Button type="submit" busy={save.isPending}>
          {t('outcomes.save')}
        </Button>
        {outcome && (
          <Button kind="quiet" busy={take_back.isPending} onClick={() => take_back.mutate()}>
            {t('outcomes.take_back')}
          </Button>
        )}
        <Button kind="quiet" onClick={onCancel}>
          {t('core.cancel')}
        </Button>
      </div>
    </form>
  );
}

const shown_words = 140;
const short = (words: string): string =>
  words.length > shown_words ? `${words.slice(0, shown_words)}…` : words;
