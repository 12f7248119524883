import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { put_object_suggestions_verdict } from '@/generated/suggestion';
import type { Id, PersonLabel, SuggestionView } from '@/generated/types';
import { Button } from '@/kit/button';
import { SelectField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { OneSuggestion } from './one_suggestion';
import * as suggestion_queries from './queries';
import './suggestions.css';

/** Where the paragraphs of the text stand that is shown beside the suggestions. */
export interface TextBeside {
  /** Counts up from its beginning; null: it has no such paragraph, or not any more. */
  place_of: (block: string) => number | null;
  go_to: (block: string) => void;
}

interface SuggestionListProps {
  object: Id;
  onBegin?: () => void;
  beside?: TextBeside | undefined;
}

/** The suggestions for a text, open and settled, by whom one wants to see; beside the text in its order. */
export function SuggestionList({ object, onBegin, beside }: SuggestionListProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [state, set_state] = useState<suggestion_queries.Listed>('open');
  const [only, filter] = useState('');
  const [said, say] = useState('');
  const query = useInfiniteQuery(suggestion_queries.suggestions(object, state));
  const first = query.data?.pages[0];
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const wanted = all.filter((one) => only === '' || filters_of(one).includes(only));
  const shown = beside ? in_order(wanted, beside) : wanted;
  const author = only.startsWith('person ') ? shown[0]?.author : undefined;
  const changed = (words: string) => {
    void client.invalidateQueries({ queryKey: ['object', object, 'suggestions'] });
    say(words);
    announce(words);
  };
  const turn_to = (wanted: suggestion_queries.Listed) => {
    set_state(wanted);
    filter('');
    say('');
  };
  return (
    <div className="suggestions">
      {said && <Notice kind="success">{said}</Notice>}
      <div className="suggestions__acts">
        <Button kind="secondary" onClick={() => turn_to(state === 'open' ? 'settled' : 'open')}>
          {state === 'open'
            ? t('suggestions.show_settled', { count: first?.settled ?? 0 })
            : t('suggestions.show_open', { count: first?.open ?? 0 })}
        </Button>
        {onBegin && first?.may_suggest && (
          <Button kind="quiet" icon="edit" onClick={onBegin}>
            {t(first.writing ? 'suggestions.go_on' : 'suggestions.suggest')}
          </Button>
        )}
      </div>
      <AuthorFilter all={all} chosen={only} onChoose={filter} />
      {author && first?.may_decide && state === 'open' && (
        <AllOfAuthor object={object} author={author} onDecided={changed} />
      )}
      {query.error && !first && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {first && shown.length === 0 && (
        <Empty title={t(state === 'open' ? 'suggestions.none_open' : 'suggestions.none_settled')}>
          {t('suggestions.none_text')}
        </Empty>
      )}
      <ol className="plain suggestions__list">
        {shown.map((one) => (
          <li key={one.id}>
            <OneSuggestion suggestion={one} beside={beside} onChanged={changed} />
          </li>
        ))}
      </ol>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  );
}

/** By the first of their changes that stands in the text. */
function in_order(suggestions: SuggestionView[], { place_of }: TextBeside): SuggestionView[] {
  const places = new Map(
    suggestions.map(({ id, changes }) => [
      id,
      Math.min(...changes.map(({ block }) => place_of(block) ?? Number.MAX_SAFE_INTEGER)),
    ]),
  );
  return [...suggestions].sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
}

const filters_of = ({ author }: SuggestionView): string[] => [
  `person ${author.id}`,
  `organisation ${author.organisation}`,
];

function AuthorFilter({
  all,
  chosen,
  onChoose,
}: {
  all: SuggestionView[];
  chosen: string;
  onChoose: (filter: string) => void;
}) {
  const { t } = useWords();
  const people = new Map(all.map(({ author }) => [author.id, author.name]));
  const organisations = [...new Set(all.map(({ author }) => author.organisation).filter(Boolean))];
  if (people.size < 2) return null;
  return (
    <SelectField
      label={t('suggestions.filter')}
      value={chosen}
      options={[
        { value: '', text: t('suggestions.from_everybody') },
        ...(organisations.length > 1
          ? organisations.map((name) => ({ value: `organisation ${name}`, text: name }))
          : []),
        ...[...people].map(([id, name]) => ({ value: `person ${id}`, text: name })),
      ]}
      onChange={onChoose}
    />
  );
}

/** All that one person suggests, at once. */
function AllOfAuthor({
  object,
  author,
  onDecided,
}: {
  object: Id;
  author: PersonLabel;
  onDecided: (said: string) => void;
}) {
  const { t } = useWords();
  const decide = useMutation({
    mutationFn: (verdict: 'accepted' | 'rejected') =>
      put_object_suggestions_verdict({ object, author: author.id, verdict }),
    onSuccess: ({ decided, overtaken }, verdict) =>
      onDecided(
        verdict === 'accepted'
          ? t('suggestions.all_accepted', { decided, overtaken })
          : t('suggestions.all_rejected', { decided }),
      ),
  });
  return (
    <div className="suggestions__acts">
      <Button kind="secondary" busy={decide.isPending} onClick={() => decide.mutate('accepted')}>
        {t('suggestions.accept_all_of', { name: author.name })}
      </Button>
      <Button kind="quiet" busy={decide.isPending} onClick={() => decide.mutate('rejected')}>
        {t('suggestions.reject_all_of', { name: author.name })}
      </Button>
      {decide.error && <Failure error={decide.error} />}
    </div>
  );
}
