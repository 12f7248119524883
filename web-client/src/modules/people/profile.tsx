import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { with_accepting_texts } from '@/accepting/texts';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import type { PersonAffiliation, PersonProfile } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson, useSession } from '@/shell/session';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { clock_there, zone_in_words } from './clocks';
import './people.css';
import './texts';

const OwnAcceptances = lazy(with_accepting_texts(() => import('@/accepting/own_acceptances')));
const ClearDialog = lazy(() => import('./clear_dialog'));

/** Somebody, as far as the reader may know of them. */
export function Profile() {
  const { person: id = '' } = useParams({ strict: false });
  const { data: person, error, refetch } = useQuery(queries.person(id));
  useDocumentTitle(person?.name);
  const unseen = error instanceof Problem && error.status === 404;
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      {unseen && !person && <NotSeen />}
      {error && !unseen && !person && <Failure error={error} onRetry={() => void refetch()} />}
      {!person && !error && <Skeleton />}
      {person && <Shown key={person.id} person={person} onChange={() => void refetch()} />}
    </main>
  );
}

/** Nobody here, an account that has ended and somebody unknown to the reader look alike. */
function NotSeen() {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('core.no_access_title')}</Heading>
      <Empty title={t('people.not_seen')} action={<Link to="/people">{t('core.people')}</Link>} />
    </>
  );
}

function Shown({ person, onChange }: { person: PersonProfile; onChange: () => void }) {
  const { t } = useWords();
  const own = usePerson().id === person.id;
  const manages = useSession().can.includes('core.manage_people');
  const told = useRouterState({ select: (state) => state.location.state.notice });
  const [done, set_done] = useState(told ?? '');
  const [clearing, clear] = useState(false);
  return (
    <>
      <Heading of={person.id}>{person.name}</Heading>
      <p className="lead">
        {[person.title, person.organisation].filter(Boolean).join(', ')}{' '}
        {person.kind === 'guest' && <StateTag tone="plain">{t('core.person_guest')}</StateTag>}
      </p>
      {done && <Notice kind="success">{done}</Notice>}
      {!person.in_use && <Notice kind="note">{t('people.out_of_use')}</Notice>}
      {person.said.does && <p className="person-does">{person.said.does}</p>}
      {own && says_nothing(person) && <p className="soft">{t('people.empty_own')}</p>}
      <dl className="govuk-summary-list person-about">
        <Said person={person} />
        <Reached person={person} />
        <Around person={person} />
      </dl>
      <Suspense>{own && <OwnAcceptances />}</Suspense>
      <div className="govuk-button-group">
        {own && (
          <Link to="/me/profile" className="govuk-button govuk-button--secondary">
            {t('people.change')}
          </Link>
        )}
        {manages && !own && !says_nothing(person) && (
          <Button kind="secondary" onClick={() => clear(true)}>
            {t('people.clear')}
          </Button>
        )}
      </div>
      {clearing && (
        <Suspense>
          <ClearDialog
            person={person}
            onDone={() => {
              set_done(t('people.clear_done'));
              onChange();
            }}
            onClose={() => clear(false)}
          />
        </Suspense>
      )}
    </>
  );
}

const says_nothing = ({ said }: PersonProfile) =>
  !said.does && !said.works_on && !said.hours && said.skills.length + said.languages.length === 0;

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

interface Part {
  person: PersonProfile;
}

/** What the person says; each skill and language leads to whoever has it, too. */
function Said({ person: { said } }: Part) {
  const { t } = useWords();
  return (
    <>
      {said.skills.length > 0 && (
        <Row name={t('people.skill')}>
          <ul className="plain person-words">
            {said.skills.map((skill) => (
              <li key={skill}>
                <Link to="/people" search={{ skill }} className="people-word">
                  {skill}
                </Link>
              </li>
            ))}
          </ul>
        </Row>
      )}
      {said.works_on && (
        <Row name={t('people.works_on')}>
          <span className="person-works-on">{said.works_on}</span>
        </Row>
      )}
      {said.languages.length > 0 && (
        <Row name={t('people.language')}>
          <ul className="plain person-words">
            {said.languages.map((language) => (
              <li key={language}>
                <Link to="/people" search={{ language }} className="people-word">
                  {language}
                </Link>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </>
  );
}

/** How and when to reach them. */
function Reached({ person }: Part) {
  const { t } = useWords();
  const { time_zone: here } = usePerson();
  const { hours, contact } = person.said;
  return (
    <>
      {person.email && (
        <Row name={t('identity.email')}>
          <a href={`mailto:${person.email}`}>{person.email}</a>
        </Row>
      )}
      {contact && <Row name={t('people.contact')}>{contact}</Row>}
      {hours && <Row name={t('people.hours')}>{hours}</Row>}
      {person.time_zone && person.time_zone !== here && (
        <Row name={t('people.clocks')}>
          {t('people.clock_there', {
            clock: clock_there(person.time_zone, new Date()),
            zone: zone_in_words(person.time_zone),
          })}
        </Row>
      )}
    </>
  );
}

/** Where they belong, and where the reader meets them. */
function Around({ person }: Part) {
  const { t, language } = useWords();
  return (
    <>
      {person.affiliations.length > 0 && (
        <Row name={t('people.belongs')}>
          {person.affiliations.map((affiliation) => (
            <p key={`${affiliation.organisation} ${affiliation.since}`}>
              {[affiliation.title, affiliation.organisation].filter(Boolean).join(', ')}{' '}
              <span className="soft">{period(affiliation, language)}</span>
            </p>
          ))}
        </Row>
      )}
      {person.shared_spaces.length > 0 && (
        <Row name={t('people.shared')}>
          <ul className="plain">
            {person.shared_spaces.map((space) => (
              <li key={space.id}>
                <Link to={space_address(space.slug)}>{space.name}</Link>
              </li>
            ))}
          </ul>
        </Row>
      )}
    </>
  );
}

function period({ since, until }: PersonAffiliation, language: 'en' | 'cy'): string {
  const month = (time: string) => date_in_words(new Date(time), language, 'month_and_year');
  return until ? `${month(since)} – ${month(until)}` : `${month(since)} –`;
}
