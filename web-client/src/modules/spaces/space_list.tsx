import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import * as queries from '@/api/queries';
import type { SpaceLine } from '@/generated/types';
import { with_joining_texts } from '@/joining/texts';
import { TextField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { with_place_texts } from '@/places/texts';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSession } from '@/shell/session';
import { useWords } from '@/words';
import './space_list.css';

const ArchivedSpaces = lazy(with_place_texts(() => import('@/places/archived_spaces')));

const Asking = lazy(with_joining_texts(() => import('@/joining/asking')));

export function SpaceList() {
  const { t } = useWords();
  const [done, set_done] = useState('');
  const { can } = useSession();
  const [filter, set_filter] = useState('');
  const query = useInfiniteQuery(queries.spaces);
  const all = query.data?.pages.flatMap((page) => page.items) ?? [];
  const wanted = filter.trim().toLowerCase();
  const shown = all.filter((space) =>
    `${space.name} ${space.summary} ${space.area}`.toLowerCase().includes(wanted),
  );
  useDocumentTitle(t('core.spaces'));
  return (
    <main id="main" className="screen" tabIndex={-1}>
      <div className="screen__head">
        <div>
          <Heading>{t('core.spaces')}</Heading>
          <p className="lead">{t('core.spaces_lead')}</p>
        </div>
        {can.includes('core.create_space') && (
          <Link to="/spaces/new" className="govuk-button">
            {t('core.new_space')}
          </Link>
        )}
      </div>
      {done && (
        <div className="spaces__told">
          <Notice kind="success">{done}</Notice>
        </div>
      )}
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && all.length === 0 && (
        <Empty title={t('core.spaces_none')}>{t('core.spaces_none_text')}</Empty>
      )}
      {all.length > 6 && (
        <TextField
          type="search"
          label={t('core.filter_spaces')}
          value={filter}
          onChange={(event) => set_filter(event.target.value)}
        />
      )}
      <p role="status" className="visually-hidden">
        {wanted ? t('core.found_count', { count: shown.length }) : ''}
      </p>
      <ul className="things">
        {shown.map((space) => (
          <SpaceRow key={space.id} space={space} onDone={set_done} />
        ))}
      </ul>
      {wanted && shown.length === 0 && <Empty title={t('core.nothing_found')} />}
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      <Suspense>
        <ArchivedSpaces />
      </Suspense>
    </main>
  );
}

function SpaceRow({ space, onDone }: { space: SpaceLine; onDone: (text: string) => void }) {
  const { t } = useWords();
  return (
    <li>
      <p className="row">
        {space.member ? (
          <Link to={space_address(space.slug)} className="thing__title">
            {space.name}
          </Link>
        ) : (
          <span className="thing__title">{space.name}</span>
        )}
        {space.member && <StateTag tone="accent">{t('core.you_are_member')}</StateTag>}
      </p>
      {space.summary && <p>{space.summary}</p>}
      <p className="thing__about">
        {[
          t(`core.kind_${space.kind}`),
          space.marking,
          space.area,
          space.member ? '' : t('core.you_are_not_in_it'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!space.member && (
        <Suspense>
          <Asking space={space} onDone={onDone} />
        </Suspense>
      )}
    </li>
  );
}
