import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '@/api/call';
import { Problem } from '@/api/problem';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { PasswordField, TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { useWords } from '@/words';
import { VisitorFrame } from './visitor_frame';
import './reset_words';

const offline_or = (error: unknown, offline: string, otherwise: string): string =>
  error instanceof Problem && error.status === 0
    ? offline
    : error instanceof Problem && error.detail
      ? error.detail
      : otherwise;

/** Asks for a link; the answer is the same whether there is an account or not. */
export function Forgotten() {
  const { t } = useWords();
  const [email, set_email] = useState('');
  const [missing, set_missing] = useState('');
  const ask = useMutation({
    mutationFn: () => call('POST', '/password-resets', { signing_in: true }, { email: email.trim() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set_missing(email.trim() ? '' : t('identity.enter_email'));
    if (email.trim() && !ask.isPending) ask.mutate();
  };
  const error = missing || (ask.error && offline_or(ask.error, t('core.offline_text'), t('core.error_text')));
  if (ask.isSuccess)
    return (
      <VisitorFrame title={t('resets.asked_title')}>
        <p className="lead sign-in__lead">{t('resets.asked_text', { email: email.trim() })}</p>
        <Link to="/sign-in">{t('resets.back')}</Link>
      </VisitorFrame>
    );
  return (
    <VisitorFrame title={t('resets.ask_title')}>
      <p className="lead sign-in__lead">{t('resets.ask_lead')}</p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={error ? [{ field: 'email', message: error }] : []} />
        <TextField
          id="email"
          label={t('identity.email')}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          error={error || undefined}
          value={email}
          onChange={(event) => set_email(event.target.value)}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={ask.isPending}>
            {t('resets.ask')}
          </Button>
          <Link to="/sign-in">{t('resets.back')}</Link>
        </div>
      </form>
    </VisitorFrame>
  );
}

/** What the link of the mail opens. The token stands behind the #, where no server sees it; the button uses it up. */
export function NewPassword() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [token] = useState(() => location.hash.slice(1));
  const [password, set_password] = useState('');
  const [missing, set_missing] = useState('');
  const choose = useMutation({
    mutationFn: () => call('PUT', '/password', { signing_in: true }, { token, password }),
    onSuccess: () => navigate({ to: '/sign-in', state: { notice: t('resets.chosen') } }),
  });
  const over = choose.error instanceof Problem && choose.error.status === 410 ? choose.error.detail : '';
  if (!token || over)
    return (
      <VisitorFrame title={t('resets.ask_title')}>
        <Notice kind="caution">{over || t('resets.no_link')}</Notice>
        <Link to="/forgotten">{t('resets.ask_again')}</Link>
      </VisitorFrame>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set_missing(password ? '' : t('identity.enter_password'));
    if (password && !choose.isPending) choose.mutate();
  };
  const of_field = choose.error instanceof Problem ? choose.error.of('password') : undefined;
  const error =
    missing ||
    of_field ||
    (choose.error && offline_or(choose.error, t('core.offline_text'), t('core.error_text')));
  return (
    <VisitorFrame title={t('resets.ask_title')}>
      <p className="lead sign-in__lead">{t('resets.choose_lead')}</p>
      <p>{t('resets.hint')}</p>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={error ? [{ field: 'password', message: error }] : []} />
        <PasswordField
          id="password"
          label={t('resets.new_password')}
          autoComplete="new-password"
          error={error || undefined}
          value={password}
          onChange={(event) => set_password(event.target.value)}
        />
        <Button type="submit" busy={choose.isPending}>
          {t('resets.choose')}
        </Button>
      </form>
    </VisitorFrame>
  );
}
