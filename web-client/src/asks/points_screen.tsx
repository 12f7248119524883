import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouter } from '@tanstack/react-router';
import * as queries from '@/api/queries';
import type { OwnPoint } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { Outcome } from './outcome';
import * as ask_queries from './queries';

/** What became of the points that one made about an object: nobody else's. */
export function PointsScreen() {
  const { t } = useWords();
  const { object = '' } = useParams({ strict: false });
  const about = useQuery(queries.object(object));
  const query = useInfiniteQuery(ask_queries.points(object));
  useTopic(`object:${object}`);
  const first = query.data?.pages[0];
  const title = t('outcomes.of_your_points', { count: first?.points ?? 0 });
  useDocumentTitle(title, about.data?.object.title ?? '');
  const error = about.error ?? query.error;
  return (
    <main id="main" className="screen" tabIndex={-1}>
      {about.data && (
        <Breadcrumb trail={[{ title: about.data.object.title, address: about.data.object.address }]} />
      )}
      {error && (!about.data || !first) && (
        <Failure error={error} onRetry={() => void Promise.all([about.refetch(), query.refetch()])} />
      )}
      {!error && !(first && about.data) && <Skeleton lines={6} />}
      {first && about.data && (
        <>
          <div className="screen__head">
            <Heading>{title}</Heading>
          </div>
          {first.points === 0 ? (
            <Empty title={t('outcomes.no_points')}>{t('outcomes.no_points_text')}</Empty>
          ) : (
            <p>{t('outcomes.decided_count', { decided: first.decided, count: first.points })}</p>
          )}
          <ol className="plain points">
            {query.data?.pages
              .flatMap((page) => page.items)
              .map((point) => (
                <li key={point.comment}>
                  <Point point={point} />
                </li>
              ))}
          </ol>
          <LoadMore
            more={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
    </main>
  );
}

function Point({ point }: { point: OwnPoint }) {
  const { t } = useWords();
  const router = useRouter();
  return (
    <article className="point">
      {point.words && (
        <p className="small">
          <q>{point.words}</q>
        </p>
      )}
      <PrintedHtml
        className="text text--comment"
        html={point.html}
        onNavigate={(path) => router.history.push(path)}
      />
      <p className="soft small">
        <Link to="/comments/$comment" params={{ comment: point.comment }}>
          {t('outcomes.your_comment')}
        </Link>{' '}
        <Moment at={point.made} />
      </p>
      <div className="outcome">
        {point.outcome ? <Outcome outcome={point.outcome} /> : <p>{t('outcomes.undecided')}</p>}
      </div>
    </article>
  );
}
