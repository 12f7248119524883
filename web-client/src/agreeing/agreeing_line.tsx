import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, startTransition, useState } from 'react';
import type { PublicationRequestView } from '@/generated/types';
import { StateTag } from '@/kit/state_tag';
import { type Say, useWords } from '@/words';
import type { AgreeingObject } from './agreeing_panel';
import { asked_of } from './queries';

const AgreeingPanel = lazy(() => import('./agreeing_panel'));

/** Beside the title, to those who write it: who asks others to agree to it, or that somebody declined. */
export default function AgreeingLine({ object }: { object: AgreeingObject }) {
  const { t } = useWords();
  const { data } = useQuery(asked_of(object.id));
  const [open, show] = useState(false);
  const request = data?.request;
  if (!request) return null;
  const act = t(request.can.includes('agree') ? 'agreeing.open' : 'agreeing.open_own');
  return (
    <span>
      <StateTag tone="caution">{state_of(request, t)}</StateTag>{' '}
      <button type="button" className="link-button" onClick={() => startTransition(() => show(true))}>
        <span aria-hidden="true">{act}</span>
        <span className="visually-hidden">
          {act}: {t('agreeing.title')}
        </span>
      </button>
      {open && (
        <Suspense>
          <AgreeingPanel object={object} request={request} onClose={() => show(false)} />
        </Suspense>
      )}
    </span>
  );
}

function state_of(request: PublicationRequestView, t: Say): string {
  if (request.declined_by) return t('agreeing.state_declined', { name: request.declined_by.name });
  return request.own ? t('agreeing.state_own') : t('agreeing.state', { name: request.by.name });
}
