import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { moment_in_words } from './moment';
import { scheduled_for } from './queries';
import './scheduling.css';
import type { ScheduledObject } from './scheduled_panel';

const ScheduledPanel = lazy(() => import('./scheduled_panel'));

/** Beside the title, to those who write it: when it will be published, or that it could not be. */
export default function ScheduledLine({ object }: { object: ScheduledObject }) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const { data } = useQuery(scheduled_for(object.id));
  const [open, show] = useState(false);
  const scheduled = data?.scheduled;
  if (!scheduled) return null;
  const act = t(scheduled.failed ? 'scheduling.decide' : 'scheduling.change');
  const moment = moment_in_words(scheduled.due, time_zone, language, t);
  return (
    <span>
      {scheduled.failed ? (
        <strong>{t('scheduling.failed', { moment })}</strong>
      ) : (
        t('scheduling.state', { moment })
      )}{' '}
      {t('publishing.by', { name: scheduled.by.name })}{' '}
      <button type="button" className="link-button" onClick={() => show(true)}>
        <span aria-hidden="true">{act}</span>
        <span className="visually-hidden">
          {act}: {t('scheduling.title')}
        </span>
      </button>
      {open && (
        <Suspense>
          <ScheduledPanel object={object} scheduled={scheduled} onClose={() => show(false)} />
        </Suspense>
      )}
    </span>
  );
}
