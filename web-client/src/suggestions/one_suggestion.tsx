import { useMutation } from '@tanstack/react-query';
import { readers_within } from '@/comments/readers';
import { delete_suggestion, put_suggestion_verdict } from '@/generated/suggestion';
import type { SuggestionView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { PersonLink } from '@/kit/person';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { Change } from './change';
import type { TextBeside } from './list';

interface OneSuggestionProps {
  suggestion: SuggestionView;
  beside?: TextBeside | undefined;
  onChanged: (said: string) => void;
}

/** What one person sent at one time: who, when, for whom, and each of its changes. */
export function OneSuggestion({ suggestion, beside, onChanged }: OneSuggestionProps) {
  const { t } = useWords();
  const open = suggestion.changes.filter((change) => change.outcome === 'open');
  const can_accept_all = suggestion.may_decide && open.filter((change) => change.fits).length > 1;
  const accept_all = useMutation({
    mutationFn: () => put_suggestion_verdict({ suggestion: suggestion.id, verdict: 'accepted' }),
    onSuccess: ({ decided, overtaken }) => onChanged(t('suggestions.all_accepted', { decided, overtaken })),
  });
  const withdraw = useMutation({
    mutationFn: () => delete_suggestion({ suggestion: suggestion.id }),
    onSuccess: () => onChanged(t('suggestions.was_withdrawn')),
  });
  return (
    <section
      className="one-suggestion"
      aria-label={t('suggestions.by', { name: suggestion.author.name })}
      id={`suggestion-${suggestion.id}`}
    >
      <div className="one-suggestion__head">
        <PersonLink person={suggestion.author} />
        <p className="soft small dotted">
          {suggestion.sent && (
            <span>
              <Moment at={suggestion.sent} />
            </span>
          )}
          {suggestion.readers.audience !== 'everyone' && (
            <span>{t('comments.readers_of', { readers: readers_within(suggestion.readers, t) })}</span>
          )}
        </p>
        {suggestion.note && <p className="one-suggestion__note">{suggestion.note}</p>}
      </div>
      <ol className="plain one-suggestion__changes">
        {suggestion.changes.map((change) => (
          <li key={change.number}>
            <Change
              suggestion={suggestion.id}
              author={suggestion.author.name}
              change={change}
              may_decide={suggestion.may_decide}
              beside={beside}
              onDecided={onChanged}
            />
          </li>
        ))}
      </ol>
      {(accept_all.error ?? withdraw.error) && <Failure error={accept_all.error ?? withdraw.error} />}
      <div className="one-suggestion__acts">
        {can_accept_all && (
          <Button kind="secondary" busy={accept_all.isPending} onClick={() => accept_all.mutate()}>
            {t('suggestions.accept_all', { count: open.length })}
          </Button>
        )}
        {suggestion.may_withdraw && (
          <Button kind="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('suggestions.withdraw')}
          </Button>
        )}
      </div>
    </section>
  );
}
