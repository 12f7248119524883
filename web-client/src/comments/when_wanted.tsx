import { useInfiniteQuery } from '@tanstack/react-query';
import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react';
import { useShortcut } from '@/shell/shortcuts';
import type Comments from '.';
import * as comment_queries from './queries';

const Loaded = lazy(() => import('.'));

/**
 * The comments on an object, read once there are some, or somebody selects words, asks for them or comes for one: whoever
 * only reads loads nothing for them.
 */
export function CommentsWhenWanted(props: ComponentProps<typeof Comments>) {
  const { asked, ask, object } = props;
  const first = useInfiniteQuery(comment_queries.threads(object, 'open')).data?.pages[0];
  const [wanted, want] = useState(is_come_for);
  const begin = () => ask((before) => ({ ...before, begun: before.begun + 1 }));
  useShortcut('m', first?.may_comment ? begin : null);
  useEffect(() => {
    const look = () => {
      if (is_come_for() || getSelection()?.isCollapsed === false) want(true);
    };
    document.addEventListener('selectionchange', look);
    addEventListener('hashchange', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      removeEventListener('hashchange', look);
    };
  }, []);
  if (!wanted && !asked.open && asked.begun === 0 && !first?.open) return null;
  return (
    <Suspense>
      <Loaded {...props} />
    </Suspense>
  );
}

const is_come_for = (): boolean => location.hash.startsWith('#comment-');
