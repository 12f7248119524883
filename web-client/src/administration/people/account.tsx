import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Account, AccountView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { date_in_words } from '@/words/date';
import { may, place } from '../place';
import * as queries from '../queries';
import { Background } from './background';
import { ChangeDetails } from './change_details';
import { ChangeState } from './change_state';
import { ChangeTerms } from './change_terms';
import { useForgetFailures } from './forget_failures';
import { state_tones, state_words } from './words';

type Open = 'details' | 'terms' | 'state' | null;

/** One account: whether its person can sign in, and for those who manage people all that hangs on it. */
export function AccountScreen({ id }: { id: string }) {
  const { data: view, error, refetch } = useQuery(queries.account(id));
  useDocumentTitle(view?.account.name);
  if (!view) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  return <Shown view={view} />;
}

function Shown({ view }: { view: AccountView }) {
  const { t } = useWords();
  const { account } = view;
  const [open, set_open] = useState<Open>(null);
  const [done, set_done] = useState('');
  const close = () => set_open(null);
  const manages = view.can.includes(may.manage_people);
  const own = usePerson().id === account.id;
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={account.id}>{account.name}</Heading>
          <p className="lead">
            {[account.title, account.organisation].filter(Boolean).join(', ')}{' '}
            <StateTag tone={state_tones[account.state]}>{t(state_words[account.state])}</StateTag>
          </p>
        </div>
        {manages && (
          <div className="row">
            <Button kind="secondary" onClick={() => set_open('details')}>
              {t('administration.change_details')}
            </Button>
            {!own && (
              <Button kind="secondary" onClick={() => set_open('state')}>
                {t(
                  account.state === 'disabled'
                    ? 'administration.put_into_use'
                    : 'administration.take_out_of_use',
                )}
              </Button>
            )}
          </div>
        )}
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      <Facts view={view} onTerms={() => set_open('terms')} onDone={set_done} />
      {view.background && (
        <Background account={account} background={view.background} may_appoint={!own} onDone={set_done} />
      )}
      {manages && !own && account.state !== 'disabled' && (
        <section className="administration__part">
          <h2 className="section-title">{t('administration.merge_title')}</h2>
          <p className="lead">{t('administration.merge_about')}</p>
          <p>
            <Link to={place('people', account.id, 'merge')}>{t('administration.merge_begin')}</Link>
          </p>
        </section>
      )}
      {open === 'details' && <ChangeDetails account={account} onDone={set_done} onClose={close} />}
      {open === 'terms' && <ChangeTerms account={account} onDone={set_done} onClose={close} />}
      {open === 'state' && <ChangeState account={account} onDone={set_done} onClose={close} />}
    </>
  );
}

interface FactsProps {
  view: AccountView;
  onTerms: () => void;
  onDone: (text: string) => void;
}

function Facts({ view, onTerms, onDone }: FactsProps) {
  const { t, language } = useWords();
  const { account, background } = view;
  const forget = useForgetFailures(account, onDone);
  const day = (time: string) => date_in_words(new Date(time), language, 'day_and_year');
  const change = (what: string) =>
    background && (
      <button type="button" className="link-button" onClick={onTerms}>
        {t('core.change')}
        <span className="visually-hidden"> {what}</span>
      </button>
    );
  return (
    <>
      <dl className="govuk-summary-list">
        <Fact name={t('identity.email')}>
          <a href={`mailto:${account.email}`}>{account.email}</a>
        </Fact>
        <Fact name={t('administration.account')}>
          {t(`core.person_${account.kind}`)}. {explained(account, t)}
        </Fact>
        {account.expires && (
          <Fact name={t('administration.ends')} act={change(t('administration.ends'))}>
            {day(account.expires)}
          </Fact>
        )}
        {account.sponsor && (
          <Fact name={t('administration.sponsor')} act={change(t('administration.sponsor'))}>
            <Link to={place('people', account.sponsor)}>{account.sponsor_name}</Link>
          </Fact>
        )}
        {account.kind === 'guest' && background && (
          <Fact name={t('administration.purpose')} act={change(t('administration.purpose'))}>
            {account.purpose || t('core.none_given')}
          </Fact>
        )}
        <Fact name={t('administration.since')}>{day(account.created)}</Fact>
        <Fact name={t('administration.signed_in')}>
          {account.signed_in ? <Moment at={account.signed_in} /> : t('administration.never')}
          {view.sessions > 0 && `. ${t('administration.sessions_open', { count: view.sessions })}`}
        </Fact>
        <Fact
          name={t('administration.failures')}
          act={
            view.failures > 0 && (
              <Button kind="secondary" busy={forget.isPending} onClick={() => forget.mutate()}>
                {t('administration.let_try_again')}
              </Button>
            )
          }
        >
          {t('administration.failures_count', { count: view.failures })}
        </Fact>
      </dl>
      {forget.error && <Failure error={forget.error} />}
    </>
  );
}

const explained = ({ state }: Account, t: ReturnType<typeof useWords>['t']) =>
  t(`administration.explained_${state}`);

function Fact({ name, act, children }: { name: string; act?: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className={`govuk-summary-list__row${act ? '' : ' govuk-summary-list__row--no-actions'}`}>
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
      {act && <dd className="govuk-summary-list__actions">{act}</dd>}
    </div>
  );
}
