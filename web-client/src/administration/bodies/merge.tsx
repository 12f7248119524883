import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post_administration_organisation_merge } from '@/generated/organisation';
import type { OrganisationLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { ChooseOrganisation } from '../choosing';
import { place } from '../place';
import * as queries from '../queries';
import '../words';

/** One organisation becomes part of another: what goes over is shown before. */
export function MergeOrganisation({ id }: { id: string }) {
  const { t } = useWords();
  const { data: view, error, refetch } = useQuery(queries.organisation(id));
  const [into, choose] = useState<{ id: string; name: string } | null>(null);
  useDocumentTitle(t('administration.merge_organisation'), view?.organisation.name);
  if (!view) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const { name } = view.organisation;
  return (
    <div className="stack">
      <Heading>{t('administration.merge_organisation_of', { name })}</Heading>
      <p className="lead">{t('administration.merge_organisation_about')}</p>
      <ChooseOrganisation
        label={t('administration.merge_organisation_into')}
        chosen={into}
        onChoose={choose}
      />
      {into && <Effect organisation={view.organisation} into={into.id} />}
    </div>
  );
}

const moved = ['people', 'domains', 'roles', 'lanes'] as const;

function Effect({ organisation, into }: { organisation: OrganisationLine; into: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: effect, error } = useQuery(queries.organisation_merge(organisation.id, into));
  const merge = useMutation({
    mutationFn: () =>
      post_administration_organisation_merge(
        { organisation: organisation.id, into },
        { if_match: organisation.version },
      ),
    onSuccess: async () => {
      await queries.read_again(client);
      void navigate({ to: place('organisations', into) });
    },
  });
  if (error) return <Failure error={error} />;
  if (!effect) return <Skeleton title={false} />;
  const { name } = effect.into;
  return (
    <>
      <h2 className="section-title">{t('administration.merge_moves', { name })}</h2>
      <dl className="govuk-summary-list">
        {moved.map((kind) => (
          <div key={kind} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">
              {t(kind === 'people' ? 'administration.people_of_today' : `administration.moves_${kind}`)}
            </dt>
            <dd className="govuk-summary-list__value tabular">{effect.moves[kind]}</dd>
          </div>
        ))}
      </dl>
      <Notice kind="caution">
        {t('administration.merge_organisation_after', { ending: organisation.name, into: name })}
      </Notice>
      {merge.error && <Failure error={merge.error} />}
      <Button kind="warning" busy={merge.isPending} onClick={() => merge.mutate()}>
        {t('administration.merge_organisation_act', { name })}
      </Button>
    </>
  );
}
