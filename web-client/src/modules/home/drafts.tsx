import { useInfiniteQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { LoadMore } from '@/kit/load_more';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { DraftList } from './draft_list';

/** Everything that one has begun to write and not yet published. */
export function Drafts() {
  const { t } = useWords();
  const query = useInfiniteQuery(queries.drafts);
  const drafts = query.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(t('core.drafts'));
  return (
    <main id="main" className="screen" tabIndex={-1}>
      <Heading>{t('core.drafts')}</Heading>
      <p className="lead">{t('core.drafts_lead')}</p>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && drafts.length === 0 && (
        <Empty title={t('core.drafts_none')}>{t('core.drafts_none_text')}</Empty>
      )}
      <DraftList drafts={drafts} />
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </main>
  );
}
