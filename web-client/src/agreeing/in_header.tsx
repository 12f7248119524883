import { lazy, Suspense } from 'react';
import type { AgreeingObject } from './agreeing_panel';

const AgreeingLine = lazy(async () => (await import('./parts')).agreeing_line());

/** That somebody is asked to agree to it, beside the title: nothing is read for the many texts of which nobody is. */
export const AgreeingInHeader = ({ object }: { object: AgreeingObject & { to_agree: boolean } }) =>
  object.to_agree && (
    <Suspense>
      <AgreeingLine object={object} />
    </Suspense>
  );
