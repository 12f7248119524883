import type { SessionView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';
import { CredentialsForm } from './credentials_form';

/** Sign-in over the page: what was being done goes on afterwards, and what was typed stays. */
export default function SignInAgain({
  email,
  onSignedIn,
}: {
  email: string;
  onSignedIn: (session: SessionView) => void;
}) {
  const { t } = useWords();
  return (
    <Dialog title={t('identity.again_title')} dismissable={false} onClose={() => undefined}>
      <p className="sign-in__lead">{t('identity.again_text')}</p>
      <CredentialsForm email={email} onSignedIn={onSignedIn}>
        <Button kind="quiet" onClick={() => location.assign('/sign-in')}>
          {t('identity.someone_else')}
        </Button>
      </CredentialsForm>
    </Dialog>
  );
}
