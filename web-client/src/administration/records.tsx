import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LoadMore } from '@/kit/load_more';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { useWords } from '@/words';
import './records.css';

interface PagedProps<Item> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** What stands there when there is nothing. */
  empty?: ReactNode;
  children: (items: Item[]) => ReactNode;
}

/** What is read page by page, and what is said while it is read, when it cannot be, and when there is nothing. */
export function Paged<Item>({ query, empty, children }: PagedProps<Item>) {
  const { t } = useWords();
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && items.length === 0 && (empty ?? <Empty title={t('core.nothing_found')} />)}
      {items.length > 0 && children(items)}
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

/** The head of a column; `hidden` is read out only. */
export type Column = string | { text: string; kind: 'number' | 'hidden' };

interface RecordsProps {
  /** What the table holds; read out only. */
  caption: string;
  columns: Column[];
  /** Its rows; a cell with `data-label` names its column where the window is narrow. */
  children: ReactNode;
}

/** A table whose rows stand below one another where the window is narrow. */
export function Records({ caption, columns, children }: RecordsProps) {
  return (
    <table className="records">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => {
            const { text, kind } = typeof column === 'string' ? { text: column, kind: '' } : column;
            return (
              <th key={text} scope="col" className={kind === 'number' ? 'records__number' : undefined}>
                {kind === 'hidden' ? <span className="visually-hidden">{text}</span> : text}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
