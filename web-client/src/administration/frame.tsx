import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { NotFound } from '@/shell/not_found';
import { useWords } from '@/words';
import { Front } from './front';
import { OverviewContext, place } from './place';
import * as queries from './queries';
import { type Part, parts } from './screens';
import './administration.css';
import './records.css';

/** Navigation at the side, and the screen that the address names. */
export function Frame() {
  const { _splat: rest = '' } = useParams({ strict: false });
  const { data: overview, error, refetch } = useQuery(queries.administration);
  if (!overview)
    return (
      <main id="main" className="screen" tabIndex={-1}>
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />}
      </main>
    );
  const shown = parts.filter(({ needs }) => needs.some((need) => overview.can.includes(need)));
  const [name = '', ...below] = rest.split('/').filter(Boolean);
  return (
    <OverviewContext.Provider value={overview}>
      <div className="space administration">
        <aside className="space__side">
          <Navigation parts={shown} />
        </aside>
        <main id="main" className="space__main" tabIndex={-1}>
          <Suspense fallback={<Skeleton />}>
            {name === '' ? (
              <Front parts={shown} />
            ) : (
              <Screen part={shown.find((part) => part.name === name)} below={below} />
            )}
          </Suspense>
        </main>
      </div>
    </OverviewContext.Provider>
  );
}

function Navigation({ parts }: { parts: Part[] }) {
  const { t } = useWords();
  return (
    <nav className="moj-side-navigation side-navigation" aria-label={t('administration.navigation')}>
      <ul className="moj-side-navigation__list">
        <li className="moj-side-navigation__item">
          <Link to={place()} activeOptions={{ exact: true }}>
            {t('administration.front')}
          </Link>
        </li>
        {parts.map((part) => (
          <li key={part.name} className="moj-side-navigation__item">
            <Link to={place(part.name)}>{t(part.title)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `people`, `people/add`, `people/<id>` or `people/<id>/merge`. */
function Screen({ part, below }: { part: Part | undefined; below: string[] }) {
  const { t } = useWords();
  const [first = '', second = ''] = below;
  const Special = part?.special?.[second || first];
  const One = part?.one;
  if (!part || below.length > 2 || (second && !Special)) return <NotFound />;
  const Home = part.home;
  return (
    <>
      <nav className="govuk-breadcrumbs breadcrumb" aria-label={t('administration.where')}>
        <ol className="govuk-breadcrumbs__list">
          <li className="govuk-breadcrumbs__list-item">
            <Link className="govuk-breadcrumbs__link" to={place()}>
              {t('administration.title')}
            </Link>
          </li>
          {first && (
            <li className="govuk-breadcrumbs__list-item">
              <Link className="govuk-breadcrumbs__link" to={place(part.name)}>
                {t(part.title)}
              </Link>
            </li>
          )}
        </ol>
      </nav>
      {Special ? (
        <Special key={first} id={first} />
      ) : first && One ? (
        <One key={first} id={first} />
      ) : (
        <Home />
      )}
    </>
  );
}
