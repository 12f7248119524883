import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, startTransition, useState } from 'react';
import type { Id } from '@/generated/api';
import { Icon } from '@/kit/icon';
import { useWords } from '@/words';
import * as suggestion_queries from './queries';

const Panel = lazy(() => import('./panel'));
const BeginDialog = lazy(() => import('./begin_dialog'));

/** How many suggestions for a text are open, where it may be known; reading loads no more than that. */
export default function SuggestionsButton({ object, title }: { object: Id; title: string }) {
  const { t } = useWords();
  const first = useInfiniteQuery(suggestion_queries.suggestions(object, 'open')).data?.pages[0];
  const [shown, set_shown] = useState<'list' | 'begin' | null>(null);
  const show = (wanted: typeof shown) => startTransition(() => set_shown(wanted));
  const close = () => set_shown(null);
  if (!first || (first.open + first.settled === 0 && !first.may_decide)) return null;
  return (
    <>
      <button
        type="button"
        className="mark-button"
        aria-haspopup="dialog"
        title={t('suggestions.title')}
        onClick={() => show('list')}
      >
        <Icon name="edit" />
        <span className="mark-button__words">{t('suggestions.count', { count: first.open })}</span>
      </button>
      <Suspense>
        {shown === 'list' && (
          <Panel object={object} title={title} onBegin={() => show('begin')} onClose={close} />
        )}
        {shown === 'begin' && <BeginDialog object={object} title={title} about={first} onClose={close} />}
      </Suspense>
    </>
  );
}
