import { lazy, Suspense } from 'react';
import type { ScheduledObject } from './scheduled_panel';

const ScheduledLine = lazy(async () => (await import('./parts')).scheduled_line());

/** What is to be published later, beside the title: nothing is read for the many texts of which nothing is. */
export const ScheduledInHeader = ({ object }: { object: ScheduledObject & { scheduled: boolean } }) =>
  object.scheduled && (
    <Suspense>
      <ScheduledLine object={object} />
    </Suspense>
  );
