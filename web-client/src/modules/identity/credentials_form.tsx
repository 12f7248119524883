import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '@/api/problem';
import type { SessionView } from '@/generated/types';
import { Button } from '@/kit/button';
import { ErrorSummary } from '@/kit/error_summary';
import { PasswordField, TextField } from '@/kit/field';
import { sign_in } from '@/shell/session';
import { useWords } from '@/words';

interface CredentialsFormProps {
  /** Fixed when the same person signs in again over the page. */
  email?: string;
  onSignedIn: (session: SessionView) => void;
  children?: ReactNode;
}

export function CredentialsForm({ email: fixed, onSignedIn, children }: CredentialsFormProps) {
  const { t } = useWords();
  const [email, set_email] = useState(fixed ?? '');
  const [password, set_password] = useState('');
  const [busy, set_busy] = useState(false);
  const [errors, set_errors] = useState<{ field: string; message: string }[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(email.trim() ? [] : [{ field: 'email', message: t('identity.enter_email') }]),
      ...(password ? [] : [{ field: 'password', message: t('identity.enter_password') }]),
    ];
    set_errors(missing);
    if (missing.length > 0 || busy) return;
    set_busy(true);
    try {
      onSignedIn(await sign_in(email.trim(), password));
    } catch (error) {
      set_errors([{ field: 'email', message: reason(error, t('core.offline_text'), t('core.error_text')) }]);
    } finally {
      set_busy(false);
    }
  };
  const error_of = (field: string) => errors.find((error) => error.field === field)?.message;

  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <TextField
        id="email"
        label={t('identity.email')}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={fixed !== undefined}
        error={error_of('email')}
        value={email}
        onChange={(event) => set_email(event.target.value)}
      />
      <PasswordField
        id="password"
        label={t('identity.password')}
        autoComplete="current-password"
        error={error_of('password')}
        value={password}
        onChange={(event) => set_password(event.target.value)}
      />
      <div className="govuk-button-group">
        <Button type="submit" busy={busy}>
          {t('identity.sign_in')}
        </Button>
        {children}
      </div>
    </form>
  );
}

function reason(error: unknown, offline: string, otherwise: string): string {
  if (!(error instanceof Problem)) return otherwise;
  if (error.status === 0) return offline;
  return error.detail || otherwise;
}
