import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import * as queries from '@/api/queries';
import { readers_within } from '@/comments/readers';
import type { SuggestionView } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useLiveEvents, useTopic } from '@/live';
import type { LiveEvent } from '@/live/messages';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { OneSuggestion } from './one_suggestion';
import * as suggestion_queries from './queries';
import { SuggestingScreen } from './suggesting_screen';
import './suggestions.css';

/** One suggestion: its author writes it here until it is sent; then it says what became of it. */
export function SuggestionScreen() {
  const { suggestion: id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(suggestion_queries.suggestion(id));
  const about = useQuery({ ...queries.object(id), enabled: data?.may_write === true });
  useTopic(data ? `object:${data.about.id}` : null);
  useRefetchWhenTold(data);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data || (data.may_write && !about.data)) return <Skeleton lines={9} />;
  if (data.may_write && about.data)
    return <SuggestingScreen key={id} suggestion={data} keeps={about.data.offline_copy} />;
  return <SentScreen suggestion={data} onChanged={() => void refetch()} />;
}

function SentScreen({ suggestion, onChanged }: { suggestion: SuggestionView; onChanged: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [said, say] = useState('');
  const title = t('suggestions.by', { name: suggestion.author.name });
  useDocumentTitle(title, suggestion.about.title);
  const changed = (words: string) => {
    say(words);
    if (suggestion.state === 'writing') void navigate({ to: suggestion.about.address });
    else onChanged();
  };
  return (
    <main id="main" className="screen stack" tabIndex={-1}>
      <Breadcrumb trail={[suggestion.about]} />
      <Heading of={suggestion.id}>{title}</Heading>
      {said && <Notice kind="success">{said}</Notice>}
      <p className="soft">{t('suggestions.reach', { readers: readers_within(suggestion.readers, t) })}</p>
      <OneSuggestion suggestion={suggestion} onChanged={changed} />
    </main>
  );
}

/** What is decided elsewhere shows here, too. */
function useRefetchWhenTold(suggestion: SuggestionView | undefined): void {
  const client = useQueryClient();
  const about = suggestion?.about.id;
  const id = suggestion?.id;
  const watch = useCallback(
    (event: LiveEvent) => {
      if (id && event.object === about && event.name.startsWith('core.suggestion'))
        void client.invalidateQueries(suggestion_queries.suggestion(id));
    },
    [client, about, id],
  );
  useLiveEvents(watch);
}
