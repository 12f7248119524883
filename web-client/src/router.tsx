import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import * as queries from '@/api/queries';
import { with_ask_texts } from '@/asks/texts';
import { with_invitation_texts } from '@/invitations/texts';
import { Failure } from '@/kit/states';
import { with_membership_texts } from '@/membership/texts';
import { screen_at, screen_paths, section_of } from '@/modules';
import { with_identity_texts } from '@/modules/identity/texts';
import type { Screen } from '@/modules/module';
import type { Wanted } from '@/modules/people/queries';
import { with_people_texts } from '@/modules/people/texts';
import { with_finding_texts } from '@/modules/search/texts';
import { with_opening_texts } from '@/modules/spaces/opening_texts';
import { want_heading_focus } from '@/shell/heading';
import { NotFound } from '@/shell/not_found';
import { SectionFrame, SectionHome, SectionScreen } from '@/shell/section_frame';
import { Shell } from '@/shell/shell';
import { SpaceFrame } from '@/shell/space_frame';
import { with_writing_texts } from '@/writing/texts';

/** The addresses of Folkmoot's screens; each screen is its own chunk. Below a section stands what its module declares. */
export function make_router(client: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NotFound });

  const sign_in = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (search): { to?: string } => (typeof search.to === 'string' ? { to: search.to } : {}),
    component: lazyRouteComponent(
      with_identity_texts(() => import('@/modules/identity/sign_in')),
      'SignIn',
    ),
  });

  const forgotten = createRoute({
    getParentRoute: () => root,
    path: '/forgotten',
    component: lazyRouteComponent(() => import('@/modules/identity/reset_with_texts'), 'Forgotten'),
  });
  const new_password = createRoute({
    getParentRoute: () => root,
    path: '/new-password',
    component: lazyRouteComponent(() => import('@/modules/identity/reset_with_texts'), 'NewPassword'),
  });
  const invitation = createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(
      with_invitation_texts(() => import('@/invitations/link_screen')),
      'InvitationLink',
    ),
  });

  const shell = createRoute({
    getParentRoute: () => root,
    id: 'shell',
    component: Shell,
    beforeLoad: async ({ location }) => {
      const session = await client.ensureQueryData(queries.session);
      if (session.person) return;
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } });
    },
  });
  const home = createRoute({
    getParentRoute: () => shell,
    path: '/',
    component: lazyRouteComponent(() => import('@/modules/home/home'), 'Home'),
  });
  const drafts = createRoute({
    getParentRoute: () => shell,
    path: '/drafts',
    component: lazyRouteComponent(() => import('@/modules/home/drafts'), 'Drafts'),
  });
  const spaces = createRoute({
    getParentRoute: () => shell,
    path: '/spaces',
    component: lazyRouteComponent(() => import('@/modules/spaces/space_list'), 'SpaceList'),
  });
  const new_space = createRoute({
    getParentRoute: () => shell,
    path: '/spaces/new',
    component: lazyRouteComponent(
      with_opening_texts(() => import('@/modules/spaces/new_space')),
      'NewSpace',
    ),
  });
  const search = createRoute({
    getParentRoute: () => shell,
    path: '/search',
    validateSearch: (found): queries.SearchQuestion => ({
      q: typeof found.q === 'string' || typeof found.q === 'number' ? String(found.q) : '',
      ...(typeof found.space === 'string' ? { space: found.space } : {}),
      ...(typeof found.type === 'string' ? { type: found.type } : {}),
      ...(typeof found.tag === 'string' ? { tag: found.tag } : {}),
      ...(found.sort === 'newest' ? { sort: 'newest' as const } : {}),
    }),
    component: lazyRouteComponent(
      with_finding_texts(() => import('@/modules/search/search_screen')),
      'SearchScreen',
    ),
  });
  const people = createRoute({
    getParentRoute: () => shell,
    path: '/people',
    validateSearch: (found): Wanted =>
      Object.fromEntries(
        (['q', 'skill', 'language', 'organisation'] as const).flatMap((of) =>
          found[of] === undefined ? [] : [[of, String(found[of])]],
        ),
      ),
    component: lazyRouteComponent(
      with_people_texts(() => import('@/modules/people/directory')),
      'Directory',
    ),
  });
  const person = createRoute({
    getParentRoute: () => shell,
    path: '/people/$person',
    component: lazyRouteComponent(
      with_people_texts(() => import('@/modules/people/profile')),
      'Profile',
    ),
  });
  const own_profile = createRoute({
    getParentRoute: () => shell,
    path: '/me/profile',
    component: lazyRouteComponent(
      with_people_texts(() => import('@/modules/people/own_profile')),
      'OwnProfile',
    ),
  });
  const devices = createRoute({
    getParentRoute: () => shell,
    path: '/me/sessions',
    component: lazyRouteComponent(
      with_identity_texts(() => import('@/modules/identity/devices')),
      'Devices',
    ),
  });
  const administration = createRoute({
    getParentRoute: () => shell,
    path: '/administration/$',
    component: lazyRouteComponent(() => import('@/administration'), 'Administration'),
  });
  const help = createRoute({
    getParentRoute: () => shell,
    path: '/help',
    component: lazyRouteComponent(
      with_writing_texts(() => import('@/modules/home/help')),
      'Help',
    ),
  });

  const comment = createRoute({
    getParentRoute: () => shell,
    path: '/comments/$comment',
    component: lazyRouteComponent(() => import('@/comments/comment_link'), 'CommentLink'),
  });

  const ask = createRoute({
    getParentRoute: () => shell,
    path: '/asks/$ask',
    component: lazyRouteComponent(
      with_ask_texts(() => import('@/asks/ask_screen')),
      'AskScreen',
    ),
  });
  const points = createRoute({
    getParentRoute: () => shell,
    path: '/points/$object',
    component: lazyRouteComponent(
      with_ask_texts(() => import('@/asks/points_screen')),
      'PointsScreen',
    ),
  });
  const suggestion = createRoute({
    getParentRoute: () => shell,
    path: '/suggestions/$suggestion',
    component: lazyRouteComponent(() => import('@/suggestions/screen_with_texts'), 'SuggestionScreen'),
  });

  const space = createRoute({ getParentRoute: () => shell, path: '/s/$space', component: SpaceFrame });
  const space_home = createRoute({
    getParentRoute: () => space,
    path: '/',
    component: lazyRouteComponent(() => import('@/modules/spaces/space_home'), 'SpaceHome'),
  });
  const members = createRoute({
    getParentRoute: () => space,
    path: '/members',
    component: lazyRouteComponent(
      with_membership_texts(() => import('@/modules/spaces/members')),
      'Members',
    ),
  });
  const invite = createRoute({
    getParentRoute: () => space,
    path: '/members/invite',
    component: lazyRouteComponent(
      with_invitation_texts(() => import('@/invitations/invite_screen')),
      'InviteScreen',
    ),
  });
  const manage = createRoute({
    getParentRoute: () => space,
    path: '/manage/$',
    component: lazyRouteComponent(() => import('@/places'), 'LookAfter'),
  });
  const bin = createRoute({
    getParentRoute: () => space,
    path: '/bin',
    component: lazyRouteComponent(() => import('@/modules/spaces/bin'), 'Bin'),
  });
  const section = createRoute({
    getParentRoute: () => space,
    path: '/$component',
    component: SectionFrame,
    loader: ({ params }) => load_part(client, params, (module) => section_of(module)?.navigation),
  });
  const section_home = createRoute({
    getParentRoute: () => section,
    path: '/',
    component: SectionHome,
    loader: ({ params }) => load_part(client, params, (module) => section_of(module)?.home),
  });
  const in_section = screen_paths.map((path) =>
    createRoute({
      getParentRoute: () => section,
      // Those of objects are the ones with parameters; what else stands in a module's paths only that module reads.
      path: path as '/$object',
      component: () => <SectionScreen path={path} />,
      loader: ({ params }) => load_part(client, params, (module) => screen_at(module, path)),
    }),
  );

  const in_space = [
    space_home,
    members,
    invite,
    manage,
    bin,
    section.addChildren([section_home, ...in_section]),
  ];
  const in_shell = [
    home,
    drafts,
    spaces,
    new_space,
    search,
    people,
    person,
    own_profile,
    devices,
    administration,
    help,
    comment,
    ask,
    points,
    suggestion,
    space.addChildren(in_space),
  ];
  const router = createRouter({
    routeTree: root.addChildren([sign_in, forgotten, new_password, invitation, shell.addChildren(in_shell)]),
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error, reset }) => (
      <main id="main" className="screen" tabIndex={-1}>
        <Failure error={error} onRetry={reset} />
      </main>
    ),
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) want_heading_focus();
  });
  return router;
}

/**
 * What a module shows is read with its address, and when a link to it is pointed at: a part that is first missed while it
 * is drawn hides what was on the screen. What fails here the screen says.
 */
async function load_part(
  client: QueryClient,
  at: { space: string; component: string },
  part_of: (module: string) => Pick<Screen, 'preload'> | undefined,
): Promise<void> {
  const space = await client.ensureQueryData(queries.space(at.space)).catch(() => null);
  const section = space?.components.find((other) => other.slug === at.component);
  if (section) await part_of(section.module)?.preload?.();
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof make_router>;
  }
}

declare module '@tanstack/history' {
  interface HistoryState {
    /** What was just done, shown once where the person looks. */
    notice?: string;
  }
}
