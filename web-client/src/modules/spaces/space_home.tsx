import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import * as queries from '@/api/queries';
import { LoadMore } from '@/kit/load_more';
import { PersonLink } from '@/kit/person';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { with_place_texts } from '@/places/texts';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { with_texts } from '@/words/apart';
import './space_home.css';

// What happened is said nowhere else: its words are read with it.
const with_news_texts = with_texts({
  news: { en: () => import('virtual:messages/news/en'), cy: () => import('virtual:messages/news/cy') },
});
const Happened = lazy(with_news_texts(() => import('./happened')));

// What makes the space a place is read with its home alone.
const parts = with_place_texts(() => import('@/places/home_parts'));
const Beginning = lazy(async () => ({ default: (await parts()).Beginning }));
const PinsAndDates = lazy(async () => ({ default: (await parts()).PinsAndDates }));
const ContactsAndMore = lazy(async () => ({ default: (await parts()).ContactsAndMore }));

export function SpaceHome() {
  const { t } = useWords();
  const space = useSpace();
  const news = useInfiniteQuery(queries.space_news(space.id));
  const items = news.data?.pages.flatMap((page) => page.items) ?? [];
  useDocumentTitle(space.name);
  return (
    <>
      <Heading of={space.id}>{space.name}</Heading>
      {space.summary && <p className="lead">{space.summary}</p>}
      <Suspense>
        <Beginning space={space} />
      </Suspense>
      <div className="space-home">
        <section aria-labelledby="sections">
          <h2 id="sections" className="section-title">
            {t('core.sections')}
          </h2>
          {space.components.length === 0 && <Empty title={t('core.sections_none')} />}
          <ul className="plain space-home__sections">
            {space.components.map((component) => (
              <li key={component.id}>
                <Link to={space_address(space.slug, component.slug)} className="card">
                  <span className="thing__title">{component.name}</span>
                  <span className="thing__about">{t(`core.group_${component.group}`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
        <div className="space-home__main">
          <Suspense>
            <PinsAndDates space={space} />
          </Suspense>
        </div>
        <section aria-labelledby="owner">
          <h2 id="owner" className="section-title">
            {t('core.owner')}
          </h2>
          <p>
            <PersonLink person={space.owner} />
          </p>
          <Suspense>
            <ContactsAndMore space={space} />
          </Suspense>
        </section>
        <section aria-labelledby="happened" className="space-home__happened">
          <h2 id="happened" className="section-title">
            {t('core.happened')}
          </h2>
          {news.error && !news.data && <Failure error={news.error} onRetry={() => void news.refetch()} />}
          {news.isPending && <Skeleton title={false} />}
          {news.data && items.length === 0 && (
            <Empty title={t('core.news_empty')}>{t('core.happened_empty')}</Empty>
          )}
          <ol className="plain moj-timeline">
            <Suspense>
              {items.map((item) => (
                <Happened key={item.id} item={item} />
              ))}
            </Suspense>
          </ol>
          <LoadMore
            more={news.hasNextPage}
            busy={news.isFetchingNextPage}
            onMore={() => void news.fetchNextPage()}
          />
        </section>
      </div>
    </>
  );
}
