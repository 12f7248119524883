import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import * as queries from '@/api/queries';
import { Failure } from '@/kit/states';
import { want_heading_focus } from '@/shell/heading';
import { NotFound } from '@/shell/not_found';
import { Shell } from '@/shell/shell';
import { SpaceFrame } from '@/shell/space_frame';

/** The addresses of Folkmoot's screens; each screen is its own chunk. */
export function make_router(client: QueryClient) {
  const root = createRootRoute({ notFoundComponent: NotFound });

  const sign_in = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: (search): { to?: string } => (typeof search.to === 'string' ? { to: search.to } : {}),
    component: lazyRouteComponent(() => import('@/modules/identity/sign_in'), 'SignIn'),
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
  const spaces = createRoute({
    getParentRoute: () => shell,
    path: '/spaces',
    component: lazyRouteComponent(() => import('@/modules/spaces/space_list'), 'SpaceList'),
  });
  const new_space = createRoute({
    getParentRoute: () => shell,
    path: '/spaces/new',
    component: lazyRouteComponent(() => import('@/modules/spaces/new_space'), 'NewSpace'),
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
    component: lazyRouteComponent(() => import('@/modules/search/search_screen'), 'SearchScreen'),
  });
  const people = createRoute({
    getParentRoute: () => shell,
    path: '/people',
    component: lazyRouteComponent(() => import('@/modules/people/directory'), 'Directory'),
  });
  const person = createRoute({
    getParentRoute: () => shell,
    path: '/people/$person',
    component: lazyRouteComponent(() => import('@/modules/people/profile'), 'Profile'),
  });
  const devices = createRoute({
    getParentRoute: () => shell,
    path: '/me/sessions',
    component: lazyRouteComponent(() => import('@/modules/identity/devices'), 'Devices'),
  });
  const help = createRoute({
    getParentRoute: () => shell,
    path: '/help',
    component: lazyRouteComponent(() => import('@/modules/home/help'), 'Help'),
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
    component: lazyRouteComponent(() => import('@/modules/spaces/members'), 'Members'),
  });
  const bin = createRoute({
    getParentRoute: () => space,
    path: '/bin',
    component: lazyRouteComponent(() => import('@/modules/spaces/bin'), 'Bin'),
  });
  const section = createRoute({
    getParentRoute: () => space,
    path: '/$component',
    component: lazyRouteComponent(() => import('@/modules/section_home'), 'SectionHome'),
  });
  const wanted_page = createRoute({
    getParentRoute: () => space,
    path: '/$component/new',
    validateSearch: (found): { title?: string } => (found.title ? { title: String(found.title) } : {}),
    component: lazyRouteComponent(() => import('@/modules/wiki/wanted_page'), 'WantedPage'),
  });
  const page = createRoute({
    getParentRoute: () => space,
    path: '/$component/$page',
    component: lazyRouteComponent(() => import('@/modules/wiki/page_screen'), 'PageScreen'),
  });
  const edit = createRoute({
    getParentRoute: () => space,
    path: '/$component/$page/edit',
    component: lazyRouteComponent(() => import('@/modules/wiki/editor/editor_screen'), 'EditorScreen'),
  });
  const history = createRoute({
    getParentRoute: () => space,
    path: '/$component/$page/history',
    component: lazyRouteComponent(() => import('@/modules/wiki/history_screen'), 'HistoryScreen'),
  });
  const compare = createRoute({
    getParentRoute: () => space,
    path: '/$component/$page/compare/$from/$to',
    component: lazyRouteComponent(() => import('@/modules/wiki/comparison_screen'), 'ComparisonScreen'),
  });

  const in_space = [space_home, members, bin, section, wanted_page, page, edit, history, compare];
  const in_shell = [
    home,
    spaces,
    new_space,
    search,
    people,
    person,
    devices,
    help,
    space.addChildren(in_space),
  ];
  const router = createRouter({
    routeTree: root.addChildren([sign_in, shell.addChildren(in_shell)]),
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

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof make_router>;
  }
}
