import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import {
  post_invitation,
  post_invitation_acceptance,
  post_invitation_account,
  post_invitation_links,
} from '@/generated/invitation';
import type { InvitationSeen } from '@/generated/types';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { PasswordField, TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { VisitorFrame } from '@/modules/identity/visitor_frame';
import { sign_in, useSession } from '@/shell/session';
import { useSignOut } from '@/shell/sign_out';
import { language_now, speak, useWords } from '@/words';
import { date_in_words } from '@/words/date';
import './invitations.css';
import './words';

/** Where the token is while its holder signs in; an address in a query would be seen by the server. */
const kept = 'folkmoot.invitation';
const as_visitor = { signing_in: true };

/**
 * What the link of the mail opens. The token stands behind the #, where no server sees it; looking uses nothing up, since
 * mail scanners look, too.
 */
export function InvitationLink() {
  const { t, language } = useWords();
  const [token] = useState(() => location.hash.slice(1) || (sessionStorage.getItem(kept) ?? ''));
  const seen = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => {
      const found = await post_invitation({ token }, as_visitor);
      sessionStorage.setItem(kept, token);
      return found;
    },
    enabled: token !== '',
    retry: false,
    gcTime: 0,
  });
  const gone = seen.error instanceof Problem && seen.error.status === 410;
  const other = language === 'en' ? 'cy' : 'en';
  return (
    <>
      {!token || gone ? (
        <VisitorFrame title={t('invitations.no_link_title')}>
          <Notice kind="caution">{t('invitations.no_link')}</Notice>
          <Link to="/">{t('invitations.to_home')}</Link>
        </VisitorFrame>
      ) : seen.data ? (
        <Opened token={token} seen={seen.data} onAgain={() => void seen.refetch()}>
          <div>
            <button
              type="button"
              className="govuk-button govuk-button--quiet"
              lang={other}
              onClick={() => void speak(other)}
            >
              {t(language === 'en' ? 'core.in_welsh' : 'core.in_english')}
            </button>
          </div>
        </Opened>
      ) : (
        <VisitorFrame title={t('invitations.page_title')}>
          {seen.error ? (
            <Failure error={seen.error} onRetry={() => void seen.refetch()} />
          ) : (
            <Skeleton lines={4} />
          )}
        </VisitorFrame>
      )}
    </>
  );
}

interface OpenedProps {
  token: string;
  seen: InvitationSeen;
  onAgain: () => void;
  children: ReactNode;
}

function Opened({ token, seen, onAgain, children }: OpenedProps) {
  const { t } = useWords();
  const { person } = useSession();
  switch (seen.state) {
    case 'expired':
      return <Expired token={token}>{children}</Expired>;
    case 'accepted':
    case 'withdrawn':
    case 'resting':
      return (
        <VisitorFrame title={t(`invitations.title_${seen.state}`)}>
          <p className="lead sign-in__lead">{t(`invitations.text_${seen.state}`)}</p>
          <p>
            <Link to="/">{t('invitations.to_home')}</Link>
          </p>
          {children}
        </VisitorFrame>
      );
    case 'open':
      if (person && person.email !== seen.address)
        return (
          <VisitorFrame title={t('invitations.other_title')}>
            <OtherPerson token={token} seen={seen} name={person.name} />
          </VisitorFrame>
        );
      return (
        <VisitorFrame title={t('invitations.page_title')}>
          <p className="lead sign-in__lead">
            {t('invitations.joins', { inviter: seen.inviter, space: seen.space })}
          </p>
          <Facts seen={seen} />
          {person || seen.account === 'ended' ? (
            <Accept token={token} seen={seen} onRefused={onAgain} />
          ) : seen.account === 'known' ? (
            <SignInFirst />
          ) : (
            <MakeAccount token={token} seen={seen} onRefused={onAgain} />
          )}
          {children}
        </VisitorFrame>
      );
  }
}

function Facts({ seen }: { seen: InvitationSeen }) {
  const { t, language } = useWords();
  const day = (moment: string) => date_in_words(new Date(moment), language, 'day_and_year');
  const facts: [string, string][] = [
    [t('invitations.for_address'), seen.address],
    [t('invitations.as_role'), seen.role],
    [t('invitations.your_organisation'), seen.organisation],
    [t('invitations.answers_for_you'), seen.kind === 'guest' ? seen.sponsor : ''],
    [t('invitations.what_for'), seen.purpose],
    [t('invitations.your_access_ends'), seen.access_ends ? day(seen.access_ends) : ''],
    [t('invitations.accept_by'), day(seen.ends)],
  ];
  return (
    <dl className="govuk-summary-list invitation-facts">
      {facts
        .filter(([, value]) => value)
        .map(([key, value]) => (
          <div key={key} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

interface AcceptProps {
  token: string;
  seen: InvitationSeen;
  onRefused: () => void;
}

/** After what has just been accepted the spaces are others, and the link is of no use. */
function useArrival(seen: InvitationSeen) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    sessionStorage.removeItem(kept);
    await client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'invitation' });
    await navigate({
      to: '/s/$space',
      params: { space: seen.space_slug },
      state: { notice: t('invitations.accepted_notice', { space: seen.space }) },
    });
  };
}

function Accept({ token, seen, onRefused }: AcceptProps) {
  const { t } = useWords();
  const { person } = useSession();
  const navigate = useNavigate();
  const arrive = useArrival(seen);
  const accept = useMutation({
    mutationFn: () => post_invitation_acceptance({ token }, as_visitor),
    onSuccess: async () => {
      if (person) await arrive();
      else {
        sessionStorage.removeItem(kept);
        await navigate({ to: '/sign-in', search: { to: `/s/${seen.space_slug}` } });
      }
    },
    onError: (problem) => {
      if (problem instanceof Problem && problem.status === 410) onRefused();
    },
  });
  return (
    <>
      <p>{t(person ? 'invitations.nothing_yet' : 'invitations.ended_lead')}</p>
      {accept.error && <Failure error={accept.error} />}
      <Button busy={accept.isPending} onClick={() => accept.mutate()}>
        {t('invitations.accept')}
      </Button>
    </>
  );
}

function SignInFirst() {
  const { t } = useWords();
  return (
    <>
      <p>{t('invitations.sign_in_lead')}</p>
      <Link to="/sign-in" search={{ to: '/invitation' }} className="govuk-button">
        {t('invitations.sign_in')}
      </Link>
    </>
  );
}

function MakeAccount({ token, seen, onRefused }: AcceptProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const arrive = useArrival(seen);
  const [name, set_name] = useState(seen.name);
  const [password, set_password] = useState('');
  const [missing, set_missing] = useState<Record<string, string>>({});
  const make = useMutation({
    mutationFn: async () => {
      await post_invitation_account(
        { token, name: name.trim(), password, language: language_now() },
        as_visitor,
      );
      return sign_in(seen.address, password);
    },
    onSuccess: async (session) => {
      client.setQueryData(queries.session.queryKey, session);
      await arrive();
    },
    onError: (problem) => {
      if (problem instanceof Problem && (problem.status === 410 || problem.status === 409)) onRefused();
    },
  });
  const refused = make.error instanceof Problem ? make.error : null;
  const error_of = (field: string) => missing[field] ?? refused?.of(field);
  const errors = ['name', 'password'].flatMap((field) => {
    const message = error_of(field);
    return message ? [{ field, message }] : [];
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const lacks = {
      ...(name.trim() ? {} : { name: t('invitations.enter_name') }),
      ...(password ? {} : { password: t('identity.enter_password') }),
    };
    set_missing(lacks);
    if (Object.keys(lacks).length === 0 && !make.isPending) make.mutate();
  };
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{t('invitations.new_lead')}</p>
      <TextField
        id="name"
        label={t('invitations.your_name')}
        hint={t('invitations.your_name_hint')}
        autoComplete="name"
        maxLength={200}
        error={error_of('name')}
        value={name}
        onChange={(event) => set_name(event.target.value)}
      />
      {/* For password managers, which keep the two together. */}
      <input type="hidden" name="username" autoComplete="username" value={seen.address} />
      <PasswordField
        id="password"
        label={t('invitations.choose_password')}
        hint={t('invitations.password_hint')}
        autoComplete="new-password"
        error={error_of('password')}
        value={password}
        onChange={(event) => set_password(event.target.value)}
      />
      {make.error && errors.length === 0 && <Failure error={make.error} />}
      <Button type="submit" busy={make.isPending}>
        {t('invitations.make_account')}
      </Button>
    </form>
  );
}

function OtherPerson({ token, seen, name }: { token: string; seen: InvitationSeen; name: string }) {
  const { t } = useWords();
  const sign_out = useSignOut(() => {
    // Signing out has emptied what this browser keeps.
    location.hash = token;
    location.reload();
  });
  return (
    <>
      <p className="lead sign-in__lead">{t('invitations.other_text', { name, address: seen.address })}</p>
      <div className="govuk-button-group">
        <Button onClick={sign_out.start}>{t('invitations.switch', { address: seen.address })}</Button>
        <Link to="/">{t('invitations.stay', { name })}</Link>
      </div>
      {sign_out.dialog}
    </>
  );
}

function Expired({ token, children }: { token: string; children: ReactNode }) {
  const { t } = useWords();
  const renew = useMutation({ mutationFn: () => post_invitation_links({ token }, as_visitor) });
  return (
    <VisitorFrame title={t('invitations.expired_title')}>
      <p className="lead sign-in__lead">{t('invitations.expired_text')}</p>
      {renew.isSuccess ? (
        <Notice kind="success">{t('invitations.renewed')}</Notice>
      ) : (
        <Button busy={renew.isPending} onClick={() => renew.mutate()}>
          {t('invitations.renew')}
        </Button>
      )}
      {renew.error && <Failure error={renew.error} />}
      {children}
    </VisitorFrame>
  );
}
