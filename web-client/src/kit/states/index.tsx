import type { ReactNode } from 'react';
import { Problem } from '@/api/problem';
import { useWords } from '@/words';
import { Button } from '../button';
import { Icon } from '../icon';
import './states.css';

/** Nothing here yet: says what to do first. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="state">
      <p className="state__title">{title}</p>
      {children && <p className="state__text">{children}</p>}
      {action && <div className="state__action">{action}</div>}
    </div>
  );
}

interface FailureProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** What happened, what was kept, what to do, and the request's id; told apart: offline, no access, error. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useWords();
  const retry = onRetry && (
    <Button kind="secondary" onClick={onRetry}>
      {t('core.try_again')}
    </Button>
  );
  if (error instanceof Problem && error.code === 'core.offline') {
    return (
      <div className="state">
        <Icon name="offline" />
        <h1 className="state__title">{t('core.offline_title')}</h1>
        <p className="state__text">{t('core.offline_text')}</p>
        {retry}
      </div>
    );
  }
  if (error instanceof Problem && names_nothing(error)) return <NoAccess />;
  const id = error instanceof Problem ? error.request_id : '';
  return (
    <div className="state" role="alert">
      <Icon name="warning" />
      <h1 className="state__title">{t('core.error_title')}</h1>
      <p className="state__text">
        {error instanceof Problem && error.detail ? error.detail : t('core.error_text')}
      </p>
      <p className="state__text">{t('core.error_kept')}</p>
      {id && <p className="state__id">{t('core.request_id', { id })}</p>}
      {retry}
    </div>
  );
}

/** Missing and invisible look alike: nothing tells what is there. */
export function NoAccess() {
  const { t } = useWords();
  return (
    <div className="state">
      <Icon name="lock" />
      <h1 className="state__title">{t('core.no_access_title')}</h1>
      <p className="state__text">{t('core.no_access_text')}</p>
      <p className="state__text">{t('core.no_access_ask')}</p>
      <a className="govuk-button govuk-button--secondary" href="/">
        {t('core.go_home')}
      </a>
    </div>
  );
}

/** Missing, not for this person, or an address that was never one: all look alike. */
const names_nothing = ({ status, fields }: Problem) =>
  status === 404 || status === 403 || fields.some((field) => field.code === 'field.not_id');
