import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useRef, useState } from 'react';
import { put_suggestion_verdict } from '@/generated/suggestion';
import type { Id, SuggestionChangeView } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import type { TextBeside } from './list';

interface ChangeProps {
  suggestion: Id;
  author: string;
  change: SuggestionChangeView;
  may_decide: boolean;
  beside?: TextBeside | undefined;
  /** It was decided; what to say of it. */
  onDecided: (said: string) => void;
}

type Verdict = 'accepted' | 'rejected';

/** One change, before and after by words, and what became of it or can be done about it. */
export function Change({ suggestion, author, change, may_decide, beside, onDecided }: ChangeProps) {
  const { t } = useWords();
  const router = useRouter();
  const [rejecting, reject] = useState(false);
  const [reason, give_reason] = useState('');
  const box = useRef<HTMLElement>(null);
  const decide = useMutation({
    mutationFn: (verdict: Verdict) =>
      put_suggestion_verdict({
        suggestion,
        number: change.number,
        verdict,
        reason: verdict === 'rejected' ? reason : '',
      }),
    onSuccess: (_, verdict) => {
      reject(false);
      onDecided(t(verdict === 'accepted' ? 'suggestions.was_accepted' : 'suggestions.was_rejected'));
    },
  });
  const can_decide = may_decide && change.outcome === 'open';
  const on_key = (event: KeyboardEvent) => {
    if (!can_decide || event.target !== box.current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'a' && change.fits) decide.mutate('accepted');
    else if (event.key === 'r') reject(true);
    else return;
    event.preventDefault();
  };
  return (
    <article
      ref={box}
      className="suggested-change"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: A and R decide about the change that has the focus.
      tabIndex={0}
      aria-label={t('suggestions.change_by', { number: change.number, name: author })}
      aria-keyshortcuts={can_decide ? 'A R' : undefined}
      onKeyDown={on_key}
    >
      <p className="suggested-change__kind small">
        <span>{t(`suggestions.kind_${change.kind}`)}</span>
        {change.under && <span className="soft"> {t('suggestions.under', { heading: change.under })}</span>}{' '}
        <Outcome change={change} />
      </p>
      <PrintedHtml
        className="text text--comment"
        html={change.html}
        onNavigate={(path) => router.history.push(path)}
      />
      {beside && beside.place_of(change.block) !== null && (
        <p className="small">
          <button type="button" className="link-button" onClick={() => beside.go_to(change.block)}>
            {t('suggestions.show_in_text')}
          </button>
        </p>
      )}
      {can_decide && change.fits === false && (
        <p className="suggested-change__stuck small">{t('suggestions.fits_no_more')}</p>
      )}
      {change.decided && change.outcome !== 'open' && (
        <p className="soft small">
          {t(`suggestions.by_${change.outcome}`, { name: change.decided.by.name })}{' '}
          <Moment at={change.decided.at} />
          {change.decided.reason && (
            <>
              {': '}
              <q>{change.decided.reason}</q>
            </>
          )}
        </p>
      )}
      {decide.error && <Failure error={decide.error} />}
      {can_decide && !rejecting && (
        <div className="suggested-change__acts">
          {change.fits && (
            <Button
              kind="secondary"
              icon="check"
              busy={decide.isPending}
              onClick={() => decide.mutate('accepted')}
            >
              {t('suggestions.accept')}
            </Button>
          )}
          <Button kind="quiet" onClick={() => reject(true)}>
            {t('suggestions.reject')}
          </Button>
        </div>
      )}
      {can_decide && rejecting && (
        <form
          className="suggested-change__reason"
          onSubmit={(event) => {
            event.preventDefault();
            decide.mutate('rejected');
          }}
        >
          <TextField
            label={t('suggestions.reason')}
            hint={t('suggestions.reason_hint', { name: author })}
            maxLength={500}
            autoFocus
            value={reason}
            onChange={(event) => give_reason(event.target.value)}
          />
          <div className="suggested-change__acts">
            <Button kind="secondary" type="submit" busy={decide.isPending}>
              {t('suggestions.reject_it')}
            </Button>
            <Button kind="quiet" onClick={() => reject(false)}>
              {t('core.cancel')}
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}

function Outcome({ change }: { change: SuggestionChangeView }) {
  const { t } = useWords();
  if (change.outcome === 'open') return null;
  const tone = change.outcome === 'accepted' ? 'good' : 'plain';
  return <StateTag tone={tone}>{t(`suggestions.outcome_${change.outcome}`)}</StateTag>;
}
