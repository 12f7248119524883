import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post_administration_person_merge } from '@/generated/account';
import type { Account, MergeEffect } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { ChoosePerson } from '../choosing';
import { place } from '../place';
import * as queries from '../queries';
import './words';

/** Two accounts of one person: which stays, what goes over, and only then the button. */
export function MergeScreen({ id }: { id: string }) {
  const { t } = useWords();
  const { data: view, error, refetch } = useQuery(queries.account(id));
  const [into, choose] = useState<{ id: string; name: string } | null>(null);
  useDocumentTitle(t('administration.merge_title'), view?.account.name);
  if (!view) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  return (
    <div className="stack">
      <Heading>{t('administration.merge_of', { name: view.account.name })}</Heading>
      <p className="lead">{t('administration.merge_about')}</p>
      <p>
        {t('administration.merge_ends')} <strong>{view.account.name}</strong>, {view.account.email}
      </p>
      <ChoosePerson
        label={t('administration.merge_into')}
        hint={t('administration.merge_into_hint')}
        chosen={into}
        onChoose={choose}
      />
      {into && <Effect account={view.account} into={into.id} />}
    </div>
  );
}

const moved = [
  'roles',
  'spaces',
  'lanes',
  'groups',
  'organisations',
  'guests',
  'drafts',
  'asks',
  'marks',
] as const;

function Effect({ account, into }: { account: Account; into: string }) {
  const { t } = useWords();
  const { data: effect, error } = useQuery(queries.merge(account.id, into));
  if (error) return <Failure error={error} />;
  if (!effect) return <Skeleton title={false} />;
  const rows = moved.filter((kind) => effect.moves[kind] > 0);
  return (
    <>
      <h2 className="section-title">{t('administration.merge_moves', { name: effect.into.name })}</h2>
      {rows.length === 0 && <p className="soft">{t('administration.merge_nothing')}</p>}
      <dl className="govuk-summary-list">
        {rows.map((kind) => (
          <div key={kind} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{t(`administration.moves_${kind}`)}</dt>
            <dd className="govuk-summary-list__value tabular">{effect.moves[kind]}</dd>
          </div>
        ))}
      </dl>
      <Notice kind="caution">
        {t('administration.merge_after', { ending: effect.ending.email, into: effect.into.email })}
      </Notice>
      <Merge account={account} effect={effect} />
    </>
  );
}

function Merge({ account, effect }: { account: Account; effect: MergeEffect }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const merge = useMutation({
    mutationFn: () =>
      post_administration_person_merge(
        { person: account.id, into: effect.into.id },
        { if_match: account.version },
      ),
    onSuccess: async () => {
      await queries.read_again(client);
      void navigate({ to: place('people', effect.into.id) });
    },
  });
  return (
    <>
      {merge.error && <Failure error={merge.error} />}
      <Button kind="warning" busy={merge.isPending} onClick={() => merge.mutate()}>
        {t('administration.merge_act', { email: effect.into.email })}
      </Button>
    </>
  );
}
