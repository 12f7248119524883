import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Id } from '@/generated/types';
import { announce } from '@/live/announce';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { useHeld } from './held';
import * as comment_queries from './queries';

/** The open threads on an object, as somebody who reads them wants them: nothing arrives unasked. */
export function useOpenThreads(object: Id, which: 'published' | 'draft' = 'published') {
  const { t } = useWords();
  const query = useInfiniteQuery(comment_queries.threads(object, 'open', which === 'draft' ? { which } : {}));
  const held = useHeld(
    query.data?.pages.flatMap((page) => page.items),
    usePerson().id,
  );
  const told = useRef(0);
  useEffect(() => {
    if (held.waiting > told.current) announce(t('comments.arrived', { count: held.waiting }));
    told.current = held.waiting;
  }, [held.waiting, t]);
  return { query, first: query.data?.pages[0], ...held };
}

export type OpenThreads = ReturnType<typeof useOpenThreads>;
