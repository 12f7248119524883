import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { delete_session } from '@/generated/session';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { has_copies, wipe_copies } from './safety_copy';
import { usePerson } from './session';

const longest_wait_ms = 3000;
const pause_ms = 100;
const channel = 'folkmoot-signed-out';
const leave = () => location.assign('/sign-in');

/** Whoever signs out in one tab has signed out of all: nothing stays to be read in the others. */
export function useLeavingWithOtherTabs(): void {
  const person = usePerson();
  useEffect(() => {
    const others = new BroadcastChannel(channel);
    others.onmessage = ({ data }) => {
      if (data === person.id) leave();
    };
    return () => others.close();
  }, [person.id]);
}

/**
 * Signs out and leaves no trace of what was read or written: typing on its way is waited for, what cannot arrive is asked
 * about, and the page is loaded anew: that to sign in at, or where `then` goes.
 */
export function useSignOut(then = leave) {
  const person = usePerson();
  const navigate = useNavigate();
  const [asking, ask] = useState(false);
  const [error, set_error] = useState<unknown>(null);
  const finish = async () => {
    try {
      await delete_session({ signing_in: true });
    } catch (failure) {
      set_error(failure);
      ask(true);
      return;
    }
    await wipe_copies(person.id);
    new BroadcastChannel(channel).postMessage(person.id);
    then();
  };
  const start = async () => {
    set_error(null);
    // An editor sends what it has when it is left, or asks where that cannot be kept.
    if (/\/edit(\/markdown)?$/.test(location.pathname)) await navigate({ to: '/' });
    for (let waited = 0; has_copies(person.id) && waited < longest_wait_ms; waited += pause_ms)
      await new Promise((done) => setTimeout(done, pause_ms));
    if (has_copies(person.id)) ask(true);
    else await finish();
  };
  const dialog = asking && (
    <SignOutDialog error={error} onLose={() => void finish()} onClose={() => ask(false)} />
  );
  return { start: () => void start(), dialog };
}

interface SignOutDialogProps {
  error: unknown;
  onLose: () => void;
  onClose: () => void;
}

function SignOutDialog({ error, onLose, onClose }: SignOutDialogProps) {
  const { t } = useWords();
  return (
    <Dialog title={t('core.sign_out_title')} onClose={onClose}>
      {error ? <Failure error={error} /> : <p>{t('core.sign_out_text')}</p>}
      <div className="govuk-button-group dialog__acts">
        <Button onClick={onClose}>{t('core.stay')}</Button>
        <Button kind="warning" onClick={onLose}>
          {t('core.sign_out_lose')}
        </Button>
      </div>
    </Dialog>
  );
}
