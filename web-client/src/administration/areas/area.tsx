import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  delete_administration_area_administrator,
  post_administration_area_administrators,
  post_administration_areas,
  put_administration_area,
} from '@/generated/area';
import type { AreaAdministrator } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { ChoosePerson } from '../choosing';
import { NameDialog } from '../name_dialog';
import { place } from '../place';
import * as queries from '../queries';

/** One area: its name, the areas in it, and who administers it. */
export function AreaScreen({ id }: { id: string }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { data: view, error, refetch } = useQuery(queries.area(id));
  const [open, set_open] = useState<'rename' | 'add' | null>(null);
  const [done, set_done] = useState('');
  useDocumentTitle(view?.area.name);
  const appoint = useMutation({
    mutationFn: (person: { id: string; name: string }) =>
      post_administration_area_administrators({ area: id, person: person.id }),
    onSuccess: async (_, { name }) => {
      await queries.read_again(client);
      set_done(t('administration.area_appointed', { name }));
    },
  });
  const dismiss = useMutation({
    mutationFn: (role: AreaAdministrator) =>
      delete_administration_area_administrator({ area: id, grant: role.grant }),
    onSuccess: async (_, { name }) => {
      await queries.read_again(client);
      set_done(t('administration.role_taken', { name }));
    },
  });
  if (!view) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const { area, administrators } = view;
  const failed = appoint.error ?? dismiss.error;
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={area.id}>{area.name}</Heading>
          <p className="lead">
            {area.spaces > 0 ? (
              <Link to={place('spaces')} search={{ area: area.id, area_name: area.name } as never}>
                {t('administration.spaces_count', { count: area.spaces })}
              </Link>
            ) : (
              t('administration.spaces_count', { count: 0 })
            )}
          </p>
        </div>
        <div className="row">
          <Button kind="secondary" onClick={() => set_open('rename')}>
            {t('administration.rename')}
          </Button>
          <Button kind="secondary" onClick={() => set_open('add')}>
            {t('administration.add_area_below')}
          </Button>
        </div>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {failed && <Failure error={failed} />}
      <section className="administration__part">
        <h2 className="section-title">{t('administration.area_administrators')}</h2>
        <p className="lead">{t('administration.area_administrators_about')}</p>
        <ul className="things things--acts">
          {administrators.map((role) => (
            <li key={role.grant}>
              <div>
                <p className="thing__title">{role.name}</p>
                {role.until && (
                  <p className="thing__about">
                    {t('administration.until')}{' '}
                    {date_in_words(new Date(role.until), language, 'day_and_year')}
                  </p>
                )}
              </div>
              <Button kind="quiet" busy={dismiss.isPending} onClick={() => dismiss.mutate(role)}>
                {t('administration.take_role')}
                <span className="visually-hidden"> {role.name}</span>
              </Button>
            </li>
          ))}
        </ul>
        {administrators.length === 0 && <p className="soft">{t('administration.area_without')}</p>}
        <ChoosePerson
          label={t('administration.appoint')}
          hint={t('administration.merge_into_hint')}
          chosen={null}
          onChoose={(person) => person && appoint.mutate(person)}
        />
      </section>
      {open === 'rename' && (
        <NameDialog
          title={t('administration.rename')}
          act={t('administration.save')}
          name={area.name}
          apply={(name) => put_administration_area({ area: id, name }, { if_match: area.version })}
          onDone={(name) => set_done(t('administration.renamed', { name }))}
          onClose={() => set_open(null)}
        />
      )}
      {open === 'add' && (
        <NameDialog
          title={t('administration.add_area_below')}
          act={t('administration.add')}
          apply={(name) => post_administration_areas({ parent: id, name })}
          onDone={(name) => set_done(t('administration.area_added', { name }))}
          onClose={() => set_open(null)}
        />
      )}
    </>
  );
}
