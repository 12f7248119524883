import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import * as queries from '@/api/queries';
import { Mark } from '@/kit/icon';
import { Notice } from '@/kit/notice';
import { Footer } from '@/shell/footer';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSession } from '@/shell/session';
import { Strips } from '@/shell/strips';
import { speak, useWords } from '@/words';
import { CredentialsForm } from './credentials_form';
import './sign_in.css';

export function SignIn() {
  const { t, language } = useWords();
  const { site } = useSession();
  const { to } = useSearch({ from: '/sign-in' });
  const router = useRouter();
  const client = useQueryClient();
  const notice = useRouterState({ select: (state) => state.location.state.notice });
  useDocumentTitle(t('identity.sign_in'));
  const other = language === 'en' ? 'cy' : 'en';
  return (
    <>
      <Strips />
      <main id="main" className="sign-in">
        <div className="sign-in__brand">
          <Mark />
          <span>{site.name}</span>
        </div>
        <Heading>{t('identity.sign_in_title')}</Heading>
        <p className="lead sign-in__lead">{t('identity.sign_in_lead')}</p>
        {notice && <Notice kind="success">{notice}</Notice>}
        <CredentialsForm
          onSignedIn={(session) => {
            client.setQueryData(queries.session.queryKey, session);
            router.history.push(safe_path(to));
          }}
        >
          <Link to="/forgotten">{t('identity.forgotten')}</Link>
        </CredentialsForm>
        <button
          type="button"
          className="govuk-button govuk-button--quiet"
          lang={other}
          onClick={() => void speak(other)}
        >
          {t(language === 'en' ? 'core.in_welsh' : 'core.in_english')}
        </button>
      </main>
      <Footer />
    </>
  );
}

/** Only a path of this site: an address in the query may have been written by anybody. */
export function safe_path(to: string | undefined): string {
  if (!to?.startsWith('/')) return '/';
  const url = new URL(to, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : '/';
}
