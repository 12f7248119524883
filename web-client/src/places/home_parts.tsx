import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { day_in_words } from '@/asks/due';
import type { KeyDate, SpaceView } from '@/generated/types';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { ObjectList } from '@/kit/object_list';
import { PersonLink } from '@/kit/person';
import { PrintedHtml } from '@/kit/printed_html';
import { Empty } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import { home_of, may_here } from './queries';
import './places.css';
import { LeaveDialog } from './leave_dialog';
import './words';

interface PartProps {
  space: SpaceView;
}

/** What everybody sees first: that nobody writes here now, and the welcome. */
export function Beginning({ space }: PartProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data: home } = useQuery(home_of(space.id));
  const arranges = space.can.includes(may_here.arrange);
  const empty = home && !home.html && home.pins.length + home.contacts.length === 0;
  return (
    <>
      {space.state !== 'open' && (
        <div className="space-rest">
          <Notice kind="caution" silent>
            <p>{t(`places.notice_${space.state}`)}</p>
            {space.rest?.reason && <p>{t('places.rest_reason', { reason: space.rest.reason })}</p>}
            {space.rest?.by && (
              <p className="soft">
                {t(`places.rest_${space.state}`, { name: space.rest.by.name })}{' '}
                <Moment at={space.rest.since} />
              </p>
            )}
          </Notice>
        </div>
      )}
      {home?.html && (
        <section aria-label={t('places.welcome')} className="space-welcome">
          <PrintedHtml html={home.html} onNavigate={(path) => void navigate({ to: path })} />
        </section>
      )}
      {empty && arranges && (
        <Empty
          title={t('places.empty_title')}
          action={
            <Link
              to={space_address(space.slug, 'manage/home')}
              className="govuk-button govuk-button--secondary"
            >
              {t('places.arrange')}
            </Link>
          }
        >
          {t('places.empty_text')}
        </Empty>
      )}
    </>
  );
}

/** What its owners put first, and the days to keep. */
export function PinsAndDates({ space }: PartProps) {
  const { t } = useWords();
  const { data: home } = useQuery(home_of(space.id));
  if (!home) return null;
  return (
    <>
      {home.pins.length > 0 && (
        <section aria-labelledby="pinned">
          <h2 id="pinned" className="section-title">
            {t('places.pinned')}
          </h2>
          <ObjectList objects={home.pins} place={false} />
        </section>
      )}
      <section aria-labelledby="key-dates">
        <h2 id="key-dates" className="section-title">
          {t('places.dates')}
        </h2>
        {home.dates.length === 0 && (
          <>
            <p>{t('places.dates_none')}</p>
            <p className="soft key-dates">{t('places.dates_none_text')}</p>
          </>
        )}
        <ol className="plain key-dates">
          {home.dates.map((date) => (
            <li key={`${date.kind} ${date.object?.id ?? ''} ${date.due.at} ${date.name}`}>
              <DateLine date={date} />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function DateLine({ date }: { date: KeyDate }) {
  const { t, language } = useWords();
  return (
    <>
      <p className="key-dates__day">{day_in_words(date.due, new Date(), language, t)}</p>
      <p>
        {date.object ? (
          <>
            {date.kind !== 'day' && <span className="soft">{t(`places.date_${date.kind}`)}: </span>}
            <Link to={date.object.address}>{date.object.title}</Link>
          </>
        ) : (
          date.name
        )}
      </p>
    </>
  );
}

/** Whom to ask, and what one can do about the space itself. */
export function ContactsAndMore({ space }: PartProps) {
  const { t } = useWords();
  const { data: home } = useQuery(home_of(space.id));
  const [leaving, leave] = useState(false);
  const looks_after = space.can.includes(may_here.manage);
  return (
    <>
      {home && home.contacts.length > 0 && (
        <>
          <h2 className="section-title space-home__more">{t('places.contacts')}</h2>
          <ul className="plain contacts">
            {home.contacts.map((contact) => (
              <li key={contact.person?.id ?? contact.name}>
                {contact.person ? <PersonLink person={contact.person} /> : <strong>{contact.name}</strong>}
                {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
                {contact.about && <span className="soft">{contact.about}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="plain space-home__acts">
        {space.can.includes(may_here.arrange) && (
          <li>
            <Link to={space_address(space.slug, 'manage/home')}>{t('places.arrange')}</Link>
          </li>
        )}
        {looks_after && (
          <li>
            <Link to={space_address(space.slug, 'manage')}>{t('places.settings')}</Link>
          </li>
        )}
        <li>
          <button type="button" className="link-button" onClick={() => leave(true)}>
            {t('places.leave')}
          </button>
        </li>
      </ul>
      {leaving && <LeaveDialog space={space} onClose={() => leave(false)} />}
    </>
  );
}
