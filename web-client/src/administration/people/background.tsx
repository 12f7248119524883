import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  delete_administration_person_belonging,
  delete_administration_person_role,
  delete_administration_person_session,
  delete_administration_person_sessions,
} from '@/generated/account';
import type { Account, AccountBackground, Belonging, HeldRole } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Failure } from '@/kit/states';
import { device_name } from '@/modules/identity/device_name';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { read_again } from '../queries';
import { AddBelonging } from './add_belonging';
import { GiveRole } from './give_role';
import './words';

interface BackgroundProps {
  account: Account;
  background: AccountBackground;
  may_appoint: boolean;
  onDone: (text: string) => void;
}

/** Organisations, roles by place, groups and sessions. */
export function Background({ account, background, may_appoint, onDone }: BackgroundProps) {
  return (
    <>
      <Belongings account={account} background={background} onDone={onDone} />
      <Roles account={account} background={background} may_appoint={may_appoint} onDone={onDone} />
      <Groups background={background} />
      <Sessions account={account} background={background} onDone={onDone} />
    </>
  );
}

type PartProps = Omit<BackgroundProps, 'may_appoint'>;

/** Does something at once, and reads everything again. */
function useAct<T>(act: (about: T) => Promise<unknown>, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await read_again(client);
      onDone();
    },
  });
}

function Belongings({ account, background, onDone }: PartProps) {
  const { t, language } = useWords();
  const [adding, add] = useState(false);
  const month = (time: string) => date_in_words(new Date(time), language, 'month_and_year');
  const period = ({ since, until }: Belonging) =>
    until ? `${month(since)} – ${month(until)}` : t('administration.since_month', { month: month(since) });
  const end = useAct(
    (belonging: string) => delete_administration_person_belonging({ person: account.id, belonging }),
    () => onDone(t('administration.belonging_ended')),
  );
  return (
    <section className="administration__part">
      <h2 className="section-title">{t('administration.organisations_of')}</h2>
      {background.belongings.length === 0 && <p className="soft">{t('administration.belongs_nowhere')}</p>}
      <ul className="things things--acts">
        {background.belongings.map((belonging) => (
          <li key={belonging.id}>
            <div>
              <p className="thing__title">{belonging.name}</p>
              <p className="thing__about">
                {[belonging.title, period(belonging)].filter(Boolean).join(' · ')}
              </p>
            </div>
            {!belonging.until && (
              <Button kind="quiet" busy={end.isPending} onClick={() => end.mutate(belonging.id)}>
                {t('administration.end_belonging')}
                <span className="visually-hidden"> {belonging.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.error && <Failure error={end.error} />}
      <Button kind="secondary" onClick={() => add(true)}>
        {t('administration.add_belonging')}
      </Button>
      {adding && <AddBelonging account={account} onDone={onDone} onClose={() => add(false)} />}
    </section>
  );
}

function Roles({ account, background, may_appoint, onDone }: BackgroundProps) {
  const { t, language } = useWords();
  const [giving, give] = useState(false);
  const take = useAct(
    (role: HeldRole) => delete_administration_person_role({ person: account.id, grant: role.grant }),
    () => onDone(t('administration.role_taken', { name: account.name })),
  );
  return (
    <section className="administration__part">
      <h2 className="section-title">{t('administration.roles_of')}</h2>
      {background.roles.length === 0 ? (
        <p className="soft">{t('administration.no_roles')}</p>
      ) : (
        <table className="records">
          <caption className="visually-hidden">{t('administration.roles_of')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('administration.where')}</th>
              <th scope="col">{t('core.role')}</th>
              <th scope="col">{t('administration.until')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('administration.act')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {background.roles.map((role) => (
              <tr key={role.grant}>
                <th scope="row">
                  {role.place_name || t('administration.the_site')}
                  <span className="records__under">{t(`administration.place_${role.place_kind}`)}</span>
                </th>
                <td>
                  {role.role_name}
                  {role.by_name && (
                    <span className="records__under">
                      {t('administration.role_through', { name: role.by_name })}
                    </span>
                  )}
                </td>
                <td data-label={t('administration.until')}>
                  {role.until
                    ? date_in_words(new Date(role.until), language, 'day_and_year')
                    : t('administration.no_end')}
                </td>
                <td className="records__act">
                  {role.by === 'person' && (
                    <Button kind="quiet" busy={take.isPending} onClick={() => take.mutate(role)}>
                      {t('administration.take_role')}
                      <span className="visually-hidden">
                        {' '}
                        {role.role_name}, {role.place_name || t('administration.the_site')}
                      </span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {take.error && <Failure error={take.error} />}
      {may_appoint && account.kind === 'staff' && (
        <Button kind="secondary" onClick={() => give(true)}>
          {t('administration.give_role')}
        </Button>
      )}
      {giving && <GiveRole account={account} onDone={onDone} onClose={() => give(false)} />}
    </section>
  );
}

function Groups({ background }: { background: AccountBackground }) {
  const { t } = useWords();
  if (background.groups.length === 0) return null;
  return (
    <section className="administration__part">
      <h2 className="section-title">{t('administration.groups_of')}</h2>
      <p>{background.groups.map((group) => group.name).join(', ')}</p>
    </section>
  );
}

function Sessions({ account, background, onDone }: PartProps) {
  const { t } = useWords();
  const end = useAct(
    (session: string) => delete_administration_person_session({ person: account.id, session }),
    () => onDone(t('administration.session_ended', { name: account.name })),
  );
  const end_all = useAct(
    () => delete_administration_person_sessions({ person: account.id }),
    () => onDone(t('administration.sessions_ended', { name: account.name })),
  );
  return (
    <section className="administration__part">
      <h2 className="section-title">{t('administration.sessions')}</h2>
      {background.sessions.length === 0 && <p className="soft">{t('administration.signed_in_nowhere')}</p>}
      <ul className="things things--acts">
        {background.sessions.map((session) => (
          <li key={session.id}>
            <div>
              <p className="thing__title">{device_name(session.agent, t('identity.device_unknown'))}</p>
              <p className="thing__about">
                {session.network} · {t('identity.last_used')} <Moment at={session.seen} />
              </p>
            </div>
            <Button kind="quiet" busy={end.isPending} onClick={() => end.mutate(session.id)}>
              {t('administration.end_session')}
            </Button>
          </li>
        ))}
      </ul>
      {(end.error || end_all.error) && <Failure error={end.error ?? end_all.error} />}
      {background.sessions.length > 0 && (
        <Button kind="secondary" busy={end_all.isPending} onClick={() => end_all.mutate(undefined)}>
          {t('administration.end_sessions')}
        </Button>
      )}
    </section>
  );
}
