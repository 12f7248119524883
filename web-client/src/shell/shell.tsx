import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useCallback, useEffect, useState } from 'react';
import { with_accepting_texts } from '@/accepting/texts';
import * as queries from '@/api/queries';
import type { Id } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { Live, useTopic } from '@/live';
import { permission_to_write } from '@/modules';
import { useWords } from '@/words';
import { Footer } from './footer';
import { Header, SiteNavigation } from './header';
import { IdleWarning } from './idle_warning';
import { Palette } from './palette';
import { Progress } from './progress';
import { live_documents_kept } from './safety_copy';
import { usePerson, useSession } from './session';
import { useShortcut } from './shortcuts';
import { useLeavingWithOtherTabs } from './sign_out';
import { SpaceNavigation } from './space_navigation';
import { Strips } from './strips';
import './shell.css';

// The palette is not fetched when wanted: what is typed right after "/" would be lost.
const ShortcutHelp = lazy(() => import('./shortcut_help'));
const AcceptPages = lazy(with_accepting_texts(() => import('@/accepting/accept_pages')));

type Overlay = 'none' | 'search' | 'switch' | 'help' | 'drawer';

/** What surrounds every screen of a signed-in person. */
export function Shell() {
  const { t } = useWords();
  const person = usePerson();
  const { to_accept } = useSession();
  const [overlay, set_overlay] = useState<Overlay>('none');
  const close = useCallback(() => set_overlay('none'), []);
  const help = useCallback(() => startTransition(() => set_overlay('help')), []);
  const client = useQueryClient();
  // What is on the screen stays: the session's own dialog asks to sign in again over it.
  const signed_out = useCallback(
    () => void client.invalidateQueries({ queryKey: queries.session.queryKey }),
    [client],
  );
  const address = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is open closes when the screen changes.
  useEffect(close, [address, close]);

  useLeavingWithOtherTabs();
  useDeliverKept(person.id);

  useShortcut('/', () => set_overlay('search'));
  useShortcut('mod+k', () => set_overlay('search'));
  useShortcut('?', help);

  return (
    <Live person={person.id} onSignedOut={signed_out}>
      <MyTopic />
      <Progress />
      <a href="#main" className="govuk-skip-link" data-module="govuk-skip-link">
        {t('core.skip_link')}
      </a>
      <Header
        onMenu={() => set_overlay('drawer')}
        onSearch={() => set_overlay('search')}
        onSwitch={() => set_overlay('switch')}
        onHelp={help}
      />
      <Strips />
      <Outlet />
      <Footer />
      <IdleWarning />
      <Suspense>{to_accept.length > 0 && <AcceptPages />}</Suspense>
      <Suspense>
        {(overlay === 'search' || overlay === 'switch') && (
          <Palette scope={overlay === 'search' ? 'all' : 'spaces'} onClose={close} />
        )}
        {overlay === 'help' && <ShortcutHelp onClose={close} />}
      </Suspense>
      {overlay === 'drawer' && <Drawer onClose={close} />}
    </Live>
  );
}

/** What this browser kept of live texts when it was last closed goes on its way, wherever its writer is now. */
function useDeliverKept(person: Id): void {
  useEffect(() => {
    if (live_documents_kept(person).length > 0)
      void import('@/collab/sessions').then(({ deliver_kept }) => deliver_kept(person, permission_to_write));
  }, [person]);
}

function MyTopic() {
  useTopic('me');
  return null;
}

/** On phones the site's and the space's navigation slide in together. */
function Drawer({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const { space } = useParams({ strict: false });
  const navigate = useNavigate();
  return (
    <Dialog title={t('core.menu')} shape="drawer" onClose={onClose}>
      <SiteNavigation />
      {space && <SpaceNavigation slug={space} />}
      <button
        type="button"
        className="govuk-button govuk-button--quiet"
        onClick={() => void navigate({ to: '/spaces' })}
      >
        {t('core.all_spaces')}
      </button>
    </Dialog>
  );
}
