import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { with_comparing_texts } from '@/reading/comparing_texts';
import { Comparison } from '@/reading/comparison';
import { History } from '@/reading/history';
import { id_of } from '@/shell/addresses';
import { may_here } from './permissions';
import * as documents from './queries';

const ComparisonOfTwo = lazy(with_comparing_texts(() => import('@/reading/comparison_of_two')));

/** A document's revisions. */
export function HistoryScreen() {
  const { page, otherwise } = useRead();
  return page ? <History page={page} edit={may_here.edit} /> : otherwise;
}

/** Two of them, word by word. */
export function ComparisonScreen() {
  const { page, otherwise } = useRead();
  return page ? <Comparison page={page} edit={may_here.edit} /> : otherwise;
}

/** The text and another one, word by word. */
export function ComparisonOfTwoScreen() {
  const { page, otherwise } = useRead();
  return page ? (
    <Suspense fallback={<Skeleton />}>
      <ComparisonOfTwo page={page} />
    </Suspense>
  ) : (
    otherwise
  );
}

function useRead() {
  const { object: part } = useParams({ strict: false });
  const { data: page, error, refetch } = useQuery(documents.document(id_of(part)));
  useTopic(page ? `object:${page.id}` : null);
  const otherwise = error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  return { page, otherwise };
}
