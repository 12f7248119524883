import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { post_administration_space_owners } from '@/generated/managed_space';
import type { ManagedSpace } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { size_in_words } from '@/reading/size';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { ChoosePerson } from '../choosing';
import { FormDialog } from '../form_dialog';
import { may, place, useMay } from '../place';
import * as queries from '../queries';
import { QuotaDialog } from './quota';
import { useSize } from './words';

/** One space as those see it who are not in it: who owns it, how large it is, and giving it an owner. */
export function SpaceScreen({ id }: { id: string }) {
  const { t, language } = useWords();
  const size = useSize();
  const { data: space, error, refetch } = useQuery(queries.space(id));
  const [open, set_open] = useState<'owner' | 'quota' | null>(null);
  const may_set_quota = useMay(may.manage_site);
  const [done, set_done] = useState('');
  useDocumentTitle(space?.name);
  if (!space) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const facts: [string, React.ReactNode][] = [
    [
      t('core.area'),
      <Link key="area" to={place('areas', space.area)}>
        {space.area_name}
      </Link>,
    ],
    [t('administration.spaces_state'), t(`administration.spaces_${space.state}`)],
    [t('core.marking'), space.marking],
    [t('core.listing'), t(space.listed ? 'core.listed' : 'core.unlisted')],
    [t('administration.spaces_size'), size(space)],
    [t('governing.quota'), space.quota === null ? t('governing.quota_usual') : size_in_words(space.quota)],
    [t('administration.spaces_opened'), date_in_words(new Date(space.created), language, 'day_and_year')],
    [
      t('administration.spaces_changed'),
      space.changed ? <Moment key="changed" at={space.changed} /> : t('administration.never'),
    ],
  ];
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={space.id}>{space.name}</Heading>
          <p className="lead">{t(`core.kind_${space.kind}`)}</p>
        </div>
        <div className="row">
          <Button kind="secondary" onClick={() => set_open('owner')}>
            {t('administration.spaces_give_owner')}
          </Button>
          {may_set_quota && (
            <Button kind="secondary" onClick={() => set_open('quota')}>
              {t('governing.quota_change')}
            </Button>
          )}
        </div>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {!space.owners.some((owner) => owner.in_use) && (
        <Notice kind="caution">{t('administration.spaces_without_text')}</Notice>
      )}
      <dl className="govuk-summary-list">
        <div className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{t('administration.spaces_owners')}</dt>
          <dd className="govuk-summary-list__value">
            {space.owners.length === 0 && t('administration.nobody')}
            {space.owners.map((owner) => (
              <p key={owner.id}>
                {owner.name}
                {!owner.in_use && (
                  <span className="soft"> ({t('administration.spaces_owner_out_of_use')})</span>
                )}
              </p>
            ))}
          </dd>
        </div>
        {facts.map(([key, value]) => (
          <div key={key} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
      </dl>
      {open === 'owner' && <GiveOwner space={space} onDone={set_done} onClose={() => set_open(null)} />}
      {open === 'quota' && <QuotaDialog space={space} onDone={set_done} onClose={() => set_open(null)} />}
    </>
  );
}

interface GiveOwnerProps {
  space: ManagedSpace;
  onDone: (text: string) => void;
  onClose: () => void;
}

function GiveOwner({ space, onDone, onClose }: GiveOwnerProps) {
  const { t } = useWords();
  const [person, choose] = useState<{ id: string; name: string } | null>(null);
  const [reason, type] = useState('');
  return (
    <FormDialog
      title={t('administration.spaces_give_owner')}
      act={t('administration.spaces_give_owner')}
      check={() => (person ? {} : { person: t('administration.spaces_choose_owner') })}
      apply={() =>
        post_administration_space_owners({
          space: space.id,
          person: person?.id ?? '',
          reason: reason.trim(),
        })
      }
      onDone={() =>
        onDone(t('administration.spaces_owner_given', { name: person?.name ?? '', space: space.name }))
      }
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t('administration.spaces_give_owner_text')}</p>
          <ChoosePerson
            label={t('administration.spaces_new_owner')}
            hint={t('administration.spaces_new_owner_hint')}
            error={error_of('person')}
            chosen={person}
            onChoose={choose}
          />
          <TextField
            label={t('administration.reason')}
            error={error_of('reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => type(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
