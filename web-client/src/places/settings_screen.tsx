import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ChoosePerson } from '@/administration/choosing';
import { FormDialog } from '@/administration/form_dialog';
import { put_space_owner, put_space_state } from '@/generated/space_state';
import type { PersonLabel, SpaceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextArea } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { NoAccess } from '@/kit/states';
import { with_membership_texts } from '@/membership/texts';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { may_here } from './queries';
import './places.css';
import './words';

const ReviewState = lazy(with_membership_texts(() => import('@/membership/review_state')));

type State = SpaceView['state'];
const others: Record<State, State[]> = {
  open: ['frozen', 'archived'],
  frozen: ['open', 'archived'],
  archived: ['open'],
};

/** What only its owners do with a space as a whole. */
export default function SettingsScreen() {
  const { t } = useWords();
  const space = useSpace();
  const [to, change_to] = useState<State | null>(null);
  const [handing, hand_over] = useState(false);
  const [done, set_done] = useState('');
  useDocumentTitle(t('places.settings'), space.name);
  if (!space.can.includes(may_here.manage)) return <NoAccess />;
  return (
    <div className="stack">
      <Heading of={`manage ${space.id}`}>{t('places.settings_title', { space: space.name })}</Heading>
      {done && <Notice kind="success">{done}</Notice>}
      {space.can.includes(may_here.arrange) && (
        <p>
          <Link to={space_address(space.slug, 'manage/home')}>{t('places.arrange')}</Link>
        </p>
      )}
      <section aria-labelledby="state" className="stack">
        <h2 id="state" className="section-title">
          {t('places.state')}
        </h2>
        <p>{t(`places.state_${space.state}`)}</p>
        {space.rest?.reason && (
          <p className="soft">{t('places.rest_reason', { reason: space.rest.reason })}</p>
        )}
        <div className="govuk-button-group">
          {others[space.state].map((state) => (
            <Button key={state} kind="secondary" onClick={() => change_to(state)}>
              {t(`places.do_${state}`)}
            </Button>
          ))}
        </div>
      </section>
      <section aria-labelledby="owner" className="stack">
        <h2 id="owner" className="section-title">
          {t('core.owner')}
        </h2>
        <p>{t('places.owner_text', { name: space.owner.name })}</p>
        <div className="govuk-button-group">
          <Button kind="secondary" onClick={() => hand_over(true)}>
            {t('places.hand_over')}
          </Button>
        </div>
      </section>
      <Suspense>
        <ReviewState space={space} />
      </Suspense>
      {to && <StateDialog space={space} to={to} onDone={set_done} onClose={() => change_to(null)} />}
      {handing && <HandOverDialog space={space} onDone={set_done} onClose={() => hand_over(false)} />}
    </div>
  );
}

interface ActProps {
  space: SpaceView;
  onDone: (said: string) => void;
  onClose: () => void;
}

function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const key of ['space', 'space-view', 'spaces', 'home', 'object'])
      void client.invalidateQueries({ queryKey: [key] });
  };
}

function StateDialog({ space, to, onDone, onClose }: ActProps & { to: State }) {
  const { t } = useWords();
  const refresh = useRefresh();
  const [reason, set_reason] = useState('');
  return (
    <FormDialog
      title={t(`places.do_${to}`)}
      act={t(`places.do_${to}`)}
      guide="looking-after"
      check={() => (reason.trim() ? {} : { reason: t('places.reason_missing') })}
      apply={() => put_space_state({ space: space.id, state: to, reason: reason.trim() })}
      onDone={() => {
        refresh();
        onDone(t(`places.state_done_${to}`));
      }}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t(`places.why_${to}`)}</p>
          <TextArea
            label={t('places.reason')}
            hint={t('places.reason_hint')}
            error={error_of('reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => set_reason(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

function HandOverDialog({ space, onDone, onClose }: ActProps) {
  const { t } = useWords();
  const refresh = useRefresh();
  const [person, choose] = useState<Pick<PersonLabel, 'id' | 'name'> | null>(null);
  const [reason, set_reason] = useState('');
  const check = () => ({
    ...(person ? {} : { person: t('places.new_owner_missing') }),
    ...(reason.trim() ? {} : { reason: t('places.reason_missing') }),
  });
  return (
    <FormDialog
      title={t('places.hand_over')}
      act={t('places.hand_over')}
      guide="looking-after"
      check={check}
      apply={() => put_space_owner({ space: space.id, person: person?.id ?? '', reason: reason.trim() })}
      onDone={() => {
        refresh();
        onDone(t('places.handed_over', { name: person?.name ?? '' }));
      }}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t('places.hand_over_text')}</p>
          <ChoosePerson
            label={t('places.new_owner')}
            hint={t('places.new_owner_hint')}
            error={error_of('person')}
            chosen={person}
            onChoose={choose}
          />
          <TextArea
            label={t('places.reason')}
            hint={t('places.reason_hand_over_hint')}
            error={error_of('reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => set_reason(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
