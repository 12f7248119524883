import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, startTransition, useState } from 'react';
import type { Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { useWords } from '@/words';
import { SuggestionsButton } from './button';
import * as suggestion_queries from './queries';
import { with_suggestion_texts } from './texts';

const Panel = lazy(with_suggestion_texts(() => import('./panel')));
const BeginDialog = lazy(with_suggestion_texts(() => import('./begin_dialog')));

interface InHeaderProps {
  object: Id;
  title: string;
  /** The viewer may edit the text, and so decides what becomes of suggestions. */
  edits: boolean;
  /** The viewer may suggest changes of it. */
  suggests: boolean;
}

/**
 * What the header of a text says of suggestions for it: how many are open, and the way to make some. It stands there from the
 * first moment for those who may do something, so that nothing moves when the number comes.
 */
export function SuggestionsInHeader({ object, title, edits, suggests }: InHeaderProps) {
  const { t } = useWords();
  const first = useInfiniteQuery(suggestion_queries.suggestions(object, 'open')).data?.pages[0];
  const [shown, set_shown] = useState<'list' | 'begin' | null>(null);
  const show = (wanted: typeof shown) => startTransition(() => set_shown(wanted));
  const close = () => set_shown(null);
  const some = first !== undefined && first.open + first.settled > 0;
  return (
    <>
      {(edits || suggests || some) && <SuggestionsButton object={object} onChoose={() => show('list')} />}
      {suggests && !edits && (
        <Button icon="edit" onClick={() => show('begin')}>
          {t(first?.writing ? 'reading.suggest_go_on' : 'reading.suggest')}
        </Button>
      )}
      <Suspense>
        {shown === 'list' && (
          <Panel object={object} title={title} onBegin={() => show('begin')} onClose={close} />
        )}
        {shown === 'begin' && first && (
          <BeginDialog object={object} title={title} about={first} onClose={close} />
        )}
      </Suspense>
    </>
  );
}
