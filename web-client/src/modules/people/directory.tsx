import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import * as queries from '@/api/queries';
import { TextField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';

/** The people whom the reader may see. */
export function Directory() {
  const { t } = useWords();
  const [typed, type] = useState('');
  const q = useDeferredValue(typed.trim());
  const query = useInfiniteQuery(queries.people(q));
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(t('core.people'));
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      <div className="screen__head">
        <Heading>{t('core.people')}</Heading>
      </div>
      <TextField
        type="search"
        label={t('core.find_people')}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && people.length === 0 && <Empty title={t('core.nothing_found')} />}
      <ul className="things">
        {people.map((person) => (
          <li key={person.id}>
            <Link to="/people/$person" params={{ person: person.id }} className="thing__title">
              {person.name}
            </Link>
            <p className="thing__about">{[person.title, person.organisation].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </main>
  );
}
