import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import * as queries from '@/api/queries';
import type { PersonAffiliation } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';

export function Profile() {
  const { t, language } = useWords();
  const { person: id = '' } = useParams({ strict: false });
  const { data: person, error, refetch } = useQuery(queries.person(id));
  useDocumentTitle(person?.name);
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      {error && !person && <Failure error={error} onRetry={() => void refetch()} />}
      {!person && !error && <Skeleton />}
      {person && (
        <>
          <Heading of={person.id}>{person.name}</Heading>
          <p className="lead">{[person.title, person.organisation].filter(Boolean).join(', ')}</p>
          <dl className="govuk-summary-list">
            {person.email && (
              <div className="govuk-summary-list__row">
                <dt className="govuk-summary-list__key">{t('identity.email')}</dt>
                <dd className="govuk-summary-list__value">
                  <a href={`mailto:${person.email}`}>{person.email}</a>
                </dd>
              </div>
            )}
            <div className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key">{t('core.person_kind')}</dt>
              <dd className="govuk-summary-list__value">{t(`core.person_${person.kind}`)}</dd>
            </div>
            {person.affiliations.length > 0 && (
              <div className="govuk-summary-list__row">
                <dt className="govuk-summary-list__key">{t('core.affiliations')}</dt>
                <dd className="govuk-summary-list__value">
                  {person.affiliations.map((affiliation) => (
                    <p key={`${affiliation.organisation} ${affiliation.since}`}>
                      {[affiliation.title, affiliation.organisation].filter(Boolean).join(', ')}{' '}
                      <span className="soft">{period(affiliation, language)}</span>
                    </p>
                  ))}
                </dd>
              </div>
            )}
          </dl>
        </>
      )}
    </main>
  );
}

function period({ since, until }: PersonAffiliation, language: 'en' | 'cy'): string {
  const month = (time: string) => date_in_words(new Date(time), language, 'month_and_year');
  return until ? `${month(since)} – ${month(until)}` : `${month(since)} –`;
}
