import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import * as queries from '@/api/queries';
import { with_ask_texts } from '@/asks/texts';
import { with_deletion_texts } from '@/deletions/texts';
import type { Home as HomeView, SpaceLabel } from '@/generated/types';
import { with_joining_texts } from '@/joining/texts';
import { Button } from '@/kit/button';
import { ObjectList } from '@/kit/object_list';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { with_membership_texts } from '@/membership/texts';
import { with_review_texts } from '@/reviews/texts';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson, useSession } from '@/shell/session';
import { say_or, useWords } from '@/words';
import { DraftList } from './draft_list';
import './home.css';
import { space_address } from '@/shell/addresses';

// Read when one is asked for something.
const NotPublished = lazy(async () => (await import('@/scheduling/parts')).not_published());
const OwnAgreements = lazy(async () => (await import('@/agreeing/parts')).own_agreements());
const ForYou = lazy(with_ask_texts(() => import('@/asks/for_you')));
const SaidToYou = lazy(with_ask_texts(() => import('@/comments/said_to_you')));
const DueReviews = lazy(with_review_texts(() => import('@/reviews/due_reviews')));
const DueAccessReviews = lazy(with_membership_texts(() => import('@/membership/due_reviews')));
const JoiningAtHome = lazy(with_joining_texts(() => import('@/joining/at_home')));
// Read when most of a text was deleted.
const DeletionNotices = lazy(with_deletion_texts(() => import('@/deletions/notices')));

export function Home() {
  const { t } = useWords();
  const person = usePerson();
  const query = useQuery(queries.home);
  const { shown, fresh, show_fresh } = useSteady(query.data);
  useDocumentTitle(t('core.home'));
  return (
    <main id="main" className="screen" tabIndex={-1}>
      <div className="screen__head">
        <Heading>{t('core.home_title', { name: person.name.split(' ')[0] ?? person.name })}</Heading>
      </div>
      {query.error && !shown && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {!shown && !query.error && <Skeleton lines={8} title={false} />}
      {shown && (
        <>
          <div role="status">
            {fresh > 0 && (
              <Button kind="secondary" onClick={show_fresh}>
                {t('core.show_new', { count: fresh })}
              </Button>
            )}
          </div>
          <HomeParts home={shown} />
        </>
      )}
    </main>
  );
}

/** The list never shifts under the reader: what is new waits behind "Show 3 new". */
function useSteady(latest: HomeView | undefined) {
  const [shown, set_shown] = useState(latest);
  useEffect(() => {
    if (latest && !shown) set_shown(latest);
  }, [latest, shown]);
  const known = new Set(
    shown?.news.flatMap((group) => group.items.map((item) => `${item.id} ${item.updated}`)),
  );
  const items = latest?.news.flatMap((group) => group.items) ?? [];
  const known_asks = new Set(shown?.for_you.items.map((ask) => ask.id));
  const new_asks = latest?.for_you.items.filter((ask) => !known_asks.has(ask.id)).length ?? 0;
  const known_said = new Set(shown?.said_to_you.items.map((said) => said.comment));
  const new_said = latest?.said_to_you.items.filter((said) => !known_said.has(said.comment)).length ?? 0;
  const fresh = shown
    ? new_asks + new_said + items.filter((item) => !known.has(`${item.id} ${item.updated}`)).length
    : 0;
  return { shown: shown && without_done(shown, latest), fresh, show_fresh: () => set_shown(latest) };
}

/** What has been answered meanwhile goes: nobody does it twice. */
function without_done(shown: HomeView, latest: HomeView | undefined): HomeView {
  if (!latest) return shown;
  const { agreements, deletions, reviews, access_reviews, access_requests, declined_requests } = latest;
  const answered = { agreements, deletions, reviews, access_reviews, access_requests, declined_requests };
  if (latest.for_you.next) return { ...shown, ...answered };
  const waiting = new Set(latest.for_you.items.map((ask) => ask.id));
  const items = shown.for_you.items.filter((ask) => waiting.has(ask.id));
  return {
    ...shown,
    ...answered,
    for_you: { ...shown.for_you, items },
    not_published: latest.not_published,
  };
}

function HomeParts({ home }: { home: HomeView }) {
  const { t } = useWords();
  const news = home.news.filter((group) => group.items.length > 0);
  return (
    <div className="home">
      <div className="home__main">
        <ToldOnce notices={home.deletions} />
        {home.for_you.items.length > 0 && (
          <Suspense>
            <ForYou first={home.for_you} />
          </Suspense>
        )}
        {home.agreements.length > 0 && (
          <Suspense>
            <OwnAgreements items={home.agreements} />
          </Suspense>
        )}
        {home.reviews.length > 0 && (
          <Suspense>
            <DueReviews items={home.reviews} />
          </Suspense>
        )}
        {home.access_reviews.length > 0 && (
          <Suspense>
            <DueAccessReviews items={home.access_reviews} />
          </Suspense>
        )}
        {home.access_requests.length + home.declined_requests.length > 0 && (
          <Suspense>
            <JoiningAtHome waiting={home.access_requests} declined={home.declined_requests} />
          </Suspense>
        )}
        {home.not_published.length > 0 && (
          <Suspense>
            <NotPublished items={home.not_published} />
          </Suspense>
        )}
        {home.said_to_you.items.length > 0 && (
          <Suspense>
            <SaidToYou first={home.said_to_you} />
          </Suspense>
        )}
        {home.drafts.length > 0 && (
          <section aria-labelledby="drafts">
            <h2 id="drafts" className="section-title">
              {t('core.drafts')}
            </h2>
            <DraftList drafts={home.drafts} />
            {home.draft_count > home.drafts.length && (
              <Link className="home__more" to="/drafts">
                {t('core.all_drafts', { count: home.draft_count })}
              </Link>
            )}
          </section>
        )}
        <section aria-labelledby="carry-on">
          <h2 id="carry-on" className="section-title">
            {t('core.carry_on')}
          </h2>
          {home.carry_on.length > 0 ? (
            <ObjectList objects={home.carry_on} />
          ) : (
            <Empty title={t('core.carry_on_empty')}>{t('core.carry_on_empty_text')}</Empty>
          )}
        </section>
        <section aria-labelledby="news">
          <h2 id="news" className="section-title">
            {t('core.news')}
          </h2>
          {news.length === 0 && <Empty title={t('core.news_empty')}>{t('core.news_empty_text')}</Empty>}
          {news.map((group) => (
            <div key={group.space.id} className="home__group">
              <h3 className="home__space">{group.space.name}</h3>
              <ObjectList objects={group.items} place={false} />
              {group.more && (
                <Link className="home__more" to={space_address(group.space.slug)}>
                  {t('core.more_in', { space: group.space.name })}
                </Link>
              )}
            </div>
          ))}
        </section>
      </div>
      <div className="home__side">
        <SpaceCards spaces={home.spaces} />
        {home.starred.length > 0 && (
          <section aria-labelledby="starred">
            <h2 id="starred" className="section-title">
              {t('core.starred')}
            </h2>
            <ObjectList objects={home.starred} />
          </section>
        )}
      </div>
    </div>
  );
}

/** Once there is something to say it stays, so that what became of it is said in its place. */
function ToldOnce({ notices }: { notices: HomeView['deletions'] }) {
  const [had, has] = useState(false);
  useEffect(() => {
    if (notices.length > 0) has(true);
  }, [notices]);
  if (!had && notices.length === 0) return null;
  return (
    <Suspense>
      <DeletionNotices notices={notices} />
    </Suspense>
  );
}

function SpaceCards({ spaces }: { spaces: SpaceLabel[] }) {
  const { t } = useWords();
  const { can } = useSession();
  return (
    <section aria-labelledby="my-spaces">
      <h2 id="my-spaces" className="section-title">
        {t('core.my_spaces')}
      </h2>
      {spaces.length === 0 && <Empty title={t('core.spaces_none')}>{t('core.spaces_none_text')}</Empty>}
      <ul className="plain home__spaces">
        {spaces.map((space) => (
          <li key={space.id}>
            <Link to={space_address(space.slug)} className="card">
              <span className="thing__title">{space.name}</span>
              <span className="thing__about">{say_or(`core.kind_${space.kind}`, space.kind)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="row home__acts">
        <Link to="/spaces">{t('core.all_spaces')}</Link>
        {can.includes('core.create_space') && <Link to="/spaces/new">{t('core.new_space')}</Link>}
      </p>
    </section>
  );
}
