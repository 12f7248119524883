import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, startTransition, useState } from 'react';
import type { Id } from '@/generated/api';
import { Button } from '@/kit/button';
import { useWords } from '@/words';
import * as suggestion_queries from './queries';

const BeginDialog = lazy(() => import('./begin_dialog'));

/** Stands where others have "Edit"; whoever edits finds it beside the suggestions. */
export default function SuggestButton({ object, title }: { object: Id; title: string }) {
  const { t } = useWords();
  const first = useInfiniteQuery(suggestion_queries.suggestions(object, 'open')).data?.pages[0];
  const [beginning, begin] = useState(false);
  if (!first?.may_suggest || first.may_decide) return null;
  return (
    <>
      <Button icon="edit" onClick={() => startTransition(() => begin(true))}>
        {t(first.writing ? 'suggestions.go_on' : 'suggestions.suggest')}
      </Button>
      <Suspense>
        {beginning && (
          <BeginDialog object={object} title={title} about={first} onClose={() => begin(false)} />
        )}
      </Suspense>
    </>
  );
}
