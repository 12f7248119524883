import type * as T from '@/generated/api';
import type { DraftText, EditConflict } from '@/modules/wiki/editor/draft_text';
import { contents_of, print } from './print';
import { ago, can, type StoredPage, type World, wiki_id } from './world';

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly more: object = {},
  ) {
    super(code);
  }
}

export interface Asked {
  world: World;
  params: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** Tells live listeners. */
  tell: (name: string, object: T.Id, space: T.Id) => void;
}
type Route = [method: string, path: RegExp, answer: (asked: Asked) => unknown];

const missing = () => new Refusal(404, 'core.missing', 'There is nothing here that you can see.');
const list = <I>(items: I[]) => ({ items, next: '' });
const slug = (title: string) => title.toLowerCase().replace(/\W+/g, '-').replace(/^-|-$/g, '');

function page_of(world: World, id: string | undefined): StoredPage {
  const page = world.pages.get(id ?? '');
  if (!page || world.bin.some((item) => item.page === page.id)) throw missing();
  return page;
}
const first_person = (world: World) => world.people[0] as T.DirectoryPerson;
const first_space = (world: World) => world.spaces[0] as T.SpaceView;
const address = (page: StoredPage) => `/s/pensions/wiki/${page.id}-${slug(page.title)}`;
const head = (page: StoredPage) => page.revisions.at(-1);
const label = (world: World, page: StoredPage, person = 1): T.ObjectLabel => ({
  id: page.id,
  type: 'wiki.page',
  title: page.title,
  address: address(page),
  space: first_space(world),
  updated: head(page)?.at ?? ago(0.1),
  updated_by: world.people[person] as T.DirectoryPerson,
});
const kept = (world: World, ids: T.Id[]) => ids.filter((id) => !world.bin.some((item) => item.page === id));

function node_of(world: World, id: T.Id): T.TreeNode {
  const page = page_of(world, id);
  return {
    id,
    title: page.title,
    address: address(page),
    has_children: kept(world, world.order.get(id) ?? []).length > 0,
    published: page.revisions.length > 0,
    restricted: page.restricted,
    can,
  };
}

function view_of(world: World, page: StoredPage): T.PageView {
  const newest = head(page);
  const trail = [];
  for (let at = world.pages.get(page.parent); at; at = world.pages.get(at.parent))
    trail.unshift({ id: at.id, title: at.title, address: address(at) });
  return {
    id: page.id,
    title: page.title,
    address: address(page),
    component: { id: wiki_id, name: 'Wiki', slug: 'wiki' },
    space: first_space(world),
    html: print(newest?.markdown ?? ''),
    language: 'en',
    revision: newest?.number ?? 0,
    state: newest ? 'published' : 'never_published',
    published: newest ? { by: world.people[1] as T.DirectoryPerson, at: newest.at } : null,
    trail,
    children: kept(world, world.order.get(page.id) ?? []).map((id) => node_of(world, id)),
    contents: contents_of(newest?.markdown ?? ''),
    starred: page.starred,
    watched: page.watched,
    restricted: page.restricted,
    readers: page.restricted ? 3 : 14,
    draft_saved: world.drafts.get(page.id)?.saved ?? null,
    tags: [],
    can,
  };
}

const revision_of = (
  world: World,
  { markdown, at, ...rest }: StoredPage['revisions'][number],
): T.RevisionLine => ({
  ...rest,
  author: world.people[rest.number % 3] as T.DirectoryPerson,
  created: at,
  restored_from: null,
});

function session(world: World): T.SessionView {
  const person = first_person(world);
  return {
    site: { name: 'Folkmoot', demonstration: true },
    person: world.signed_in ? { ...person, language: 'en', time_zone: 'Europe/London' } : null,
    token: `token-${world.sign_ins}`,
    idle_ends: world.signed_in ? new Date(Date.now() + world.idle_ms).toISOString() : null,
    ends: null,
    modules: ['wiki'],
    can: ['core.create_space'],
  };
}

const people_by = (world: World, q: string) =>
  world.people.filter((person) => `${person.name} ${person.email}`.toLowerCase().includes(q.toLowerCase()));
const pages_by = (world: World, q: string) =>
  [...world.pages.values()].filter(
    (page) => page.title.toLowerCase().includes(q.toLowerCase()) && kept(world, [page.id]).length > 0,
  );

function diff(before: string, after: string): string {
  const [old, fresh] = [before.split('\n\n'), after.split('\n\n')];
  return [
    ...old.filter((block) => !fresh.includes(block)).map((block) => `<p><del>${block}</del></p>`),
    ...fresh.filter((block) => !old.includes(block)).map((block) => `<p><ins>${block}</ins></p>`),
  ].join('');
}

/** The published text moved on under the writer, and both changed it: one conflict over the whole text. */
function conflict_of(world: World, page: StoredPage, body: Record<string, unknown>): EditConflict | null {
  const newest = head(page);
  if (!newest || body.base_revision === newest.number) return null;
  const base = page.revisions.find((revision) => revision.number === body.base_revision)?.markdown ?? '';
  void world;
  return {
    conflicts: [{ block: 'b1', base, mine: String(body.markdown), theirs: newest.markdown }],
    merged: newest.markdown,
    head_revision: newest.number,
  };
}

export const routes: Route[] = [
  ['GET', /^\/session$/, ({ world }) => session(world)],
  [
    'POST',
    /^\/session$/,
    ({ world, body }) => {
      if (body.password !== 'correct horse')
        throw new Refusal(
          401,
          'identity.wrong',
          'The email address or the password is not right. Check both and try again.',
        );
      world.signed_in = true;
      world.sign_ins += 1;
      return session(world);
    },
  ],
  [
    'DELETE',
    /^\/session$/,
    ({ world }) => {
      world.signed_in = false;
      return {};
    },
  ],
  ['PUT', /^\/session\/language$/, () => ({})],
  [
    'GET',
    /^\/sessions$/,
    () => ({
      items: [
        {
          id: 'device0000001',
          created: ago(1),
          seen: ago(0.01),
          agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Edg/140.0',
          network: '10.4.0.0/16',
          current: true,
        },
        {
          id: 'device0000002',
          created: ago(20),
          seen: ago(2),
          agent: 'Mozilla/5.0 (iPhone) Safari/605',
          network: '81.2.69.0/24',
          current: false,
        },
      ],
    }),
  ],
  ['DELETE', /^\/sessions\/.+$/, () => ({})],
  ['POST', /^\/live-ticket$/, () => ({ ticket: 'one-use' })],
  [
    'GET',
    /^\/home$/,
    ({ world }) => {
      const pages = [...world.pages.values()].filter((page) => page.revisions.length > 0);
      return {
        spaces: world.spaces,
        carry_on: pages.slice(0, 5).map((page) => label(world, page)),
        starred: pages.filter((page) => page.starred).map((page) => label(world, page)),
        drafts: [...world.drafts].map(([id, draft]) => ({
          object: label(world, page_of(world, id), 0),
          saved: draft.saved,
        })),
        news: [
          {
            space: first_space(world),
            items: pages.slice(1, 5).map((page) => label(world, page, 2)),
            more: true,
          },
        ],
      };
    },
  ],
  [
    'GET',
    /^\/spaces$/,
    ({ world }) =>
      list(
        world.spaces.map((space, index) => ({
          ...space,
          marking: space.marking.name,
          area: index ? 'Open government' : 'Private pensions',
          member: index < 2,
        })),
      ),
  ],
  [
    'GET',
    /^\/space-form$/,
    ({ world }) => ({
      areas: [
        { id: 'area000000001', name: 'Department for Example', depth: 0 },
        { id: 'area000000002', name: 'Private pensions', depth: 1 },
      ],
      markings: [
        {
          key: 'official',
          name: 'OFFICIAL',
          effects: [
            { effect: 'guests', value: 'allowed' },
            { effect: 'export', value: 'free' },
          ],
        },
        {
          key: 'official-sensitive',
          name: 'OFFICIAL-SENSITIVE',
          effects: [
            { effect: 'guests', value: 'second factor' },
            { effect: 'export', value: 'reason' },
          ],
        },
      ],
      sections: [{ module: 'wiki', name: 'Wiki', group: 'collaborate' }],
      templates: [world.spaces[1]],
    }),
  ],
  [
    'POST',
    /^\/spaces$/,
    ({ world, body }) => {
      if (String(body.name) === 'Taken')
        throw new Refusal(422, 'core.invalid', '', {
          fields: [{ path: 'name', code: 'core.name_taken', message: 'Another space has that name' }],
        });
      const made = {
        ...first_space(world),
        id: 'space00000009',
        slug: slug(String(body.name)),
        name: String(body.name),
        summary: String(body.summary),
        people: 1,
      };
      world.spaces.push(made);
      return { id: made.id, revision: 1 };
    },
  ],
  [
    'GET',
    /^\/spaces\/([^/]+)$/,
    ({ world, params: [key] }) => {
      const space = world.spaces.find((other) => other.slug === key || other.id === key);
      if (!space) throw missing();
      return space;
    },
  ],
  [
    'GET',
    /^\/spaces\/[^/]+\/members$/,
    ({ world }) => ({
      ...list(world.members),
      roles: ['owner', 'facilitator', 'member', 'contributor', 'reader'].map((key) => ({
        key,
        name: key[0]?.toUpperCase() + key.slice(1),
        permissions: [],
      })),
    }),
  ],
  [
    'POST',
    /^\/spaces\/[^/]+\/members$/,
    ({ world, body }) => {
      const person = world.people.find((other) => other.id === body.person);
      if (!person) throw missing();
      const role = String(body.role);
      world.members = [
        ...world.members.filter((member) => member.person.id !== person.id),
        {
          grant: `grant-${person.id}`,
          kind: 'person',
          person,
          role,
          role_name: role,
          since: ago(0),
          until: null,
          why: '',
        },
      ];
      return {};
    },
  ],
  [
    'DELETE',
    /^\/spaces\/[^/]+\/members\/(.+)$/,
    ({ world, params: [id] }) => {
      world.members = world.members.filter((member) => member.person.id !== id);
      return {};
    },
  ],
  [
    'GET',
    /^\/spaces\/[^/]+\/news$/,
    ({ world }) =>
      list(
        [...world.pages.values()].slice(0, 6).map((page, index) => ({
          id: `news${index}`,
          name: ['wiki.page_published', 'wiki.page_moved', 'wiki.page_renamed'][index % 3],
          at: ago(index * 0.8 + 0.02),
          actor: world.people[index],
          object: label(world, page),
        })),
      ),
  ],
  [
    'GET',
    /^\/spaces\/[^/]+\/bin$/,
    ({ world }) =>
      list(
        world.bin.map(({ page, at }) => ({
          object: label(world, world.pages.get(page) as StoredPage),
          deleted: at,
          deleted_by: first_person(world),
        })),
      ),
  ],
  ['GET', /^\/people$/, ({ world, query }) => list(people_by(world, query.get('q') ?? ''))],
  [
    'GET',
    /^\/people\/(.+)$/,
    ({ world, params: [id] }) => {
      const person = world.people.find((other) => other.id === id);
      if (!person) throw missing();
      return {
        ...person,
        affiliations: [
          { organisation: person.organisation, title: person.title, since: ago(800), until: null },
        ],
      };
    },
  ],
  [
    'GET',
    /^\/objects\/([^/]+)$/,
    ({ world, params: [id] }) => ({
      object: label(world, page_of(world, id)),
      starred: false,
      watched: false,
      can,
    }),
  ],
  [
    'GET',
    /^\/objects\/([^/]+)\/access$/,
    ({ world, params: [id] }) => ({
      lane: '',
      marking: 'official',
      restricted: page_of(world, id).restricted,
      anyone: false,
      count: 14,
      more_than_count: false,
      people: world.members.map(({ person, role_name }, index) => ({
        id: person.id,
        name: person.name,
        guest: false,
        why: [
          {
            subject_kind: index === 4 ? 'group' : 'person',
            subject_name: index === 4 ? 'Pensions policy' : '',
            role: role_name,
            scope_kind: 'space',
            scope_name: 'Pensions dashboards',
            ends: null,
          },
        ],
      })),
      next: '',
    }),
  ],
  ['GET', /^\/objects\/([^/]+)\/files$/, ({ world, params: [id] }) => ({ items: page_of(world, id).files })],
  [
    'POST',
    /^\/objects\/[^/]+\/restriction-preview$/,
    ({ world, body }) => {
      const chosen = (body.people as { person: string }[]).map((entry) => entry.person);
      const inside = world.members.map((member) => member.person);
      if (body.inherit) return { gain: [], lose: [], incomplete: false, covers: 3 };
      return {
        gain: world.people.filter(
          (person) => chosen.includes(person.id) && !inside.some((member) => member.id === person.id),
        ),
        lose: inside.slice(1).filter((person) => !chosen.includes(person.id)),
        incomplete: false,
        covers: 3,
      };
    },
  ],
  ['GET', /^\/objects\/[^/]+\/restriction$/, () => ({ inherit: true, items: [] })],
  [
    'PUT',
    /^\/objects\/([^/]+)\/restriction$/,
    ({ world, params: [id], body }) => {
      page_of(world, id).restricted = body.inherit !== true;
      return { id, revision: 1 };
    },
  ],
  [
    'PUT',
    /^\/objects\/([^/]+)\/star$/,
    ({ world, params: [id] }) => Object.assign(page_of(world, id), { starred: true }) && {},
  ],
  [
    'DELETE',
    /^\/objects\/([^/]+)\/star$/,
    ({ world, params: [id] }) => Object.assign(page_of(world, id), { starred: false }) && {},
  ],
  [
    'PUT',
    /^\/objects\/([^/]+)\/watch$/,
    ({ world, params: [id] }) => Object.assign(page_of(world, id), { watched: true }) && {},
  ],
  [
    'DELETE',
    /^\/objects\/([^/]+)\/watch$/,
    ({ world, params: [id] }) => Object.assign(page_of(world, id), { watched: false }) && {},
  ],
  [
    'GET',
    /^\/objects\/([^/]+)\/revisions$/,
    ({ world, params: [id] }) =>
      list([...page_of(world, id).revisions].reverse().map((revision) => revision_of(world, revision))),
  ],
  [
    'GET',
    /^\/objects\/([^/]+)\/revisions\/(\d+)$/,
    ({ world, params: [id, number] }) => {
      const revision = page_of(world, id).revisions.find((other) => other.number === Number(number));
      if (!revision) throw missing();
      return { ...revision_of(world, revision), html: print(revision.markdown), markdown: revision.markdown };
    },
  ],
  [
    'GET',
    /^\/objects\/([^/]+)\/comparison$/,
    ({ world, params: [id], query }) => {
      const { revisions } = page_of(world, id);
      const [from, to] = ['from', 'to'].map((end) =>
        revisions.find((other) => other.number === Number(query.get(end))),
      );
      if (!from || !to) throw missing();
      return {
        from: revision_of(world, from),
        to: revision_of(world, to),
        html: print(to.markdown).replace('ten seconds of', '<del>10</del> <ins>ten</ins> seconds of'),
        added: 1,
        removed: 1,
      };
    },
  ],
  [
    'DELETE',
    /^\/objects\/([^/]+)$/,
    ({ world, params: [id], tell }) => {
      world.bin.push({ page: page_of(world, id).id, at: ago(0) });
      tell('core.object_deleted', id ?? '', first_space(world).id);
      return {};
    },
  ],
  [
    'POST',
    /^\/objects\/([^/]+)\/restoration$/,
    ({ world, params: [id] }) => {
      world.bin = world.bin.filter((item) => item.page !== id);
      return { id, revision: 1 };
    },
  ],
  [
    'GET',
    /^\/search$/,
    ({ world, query }) => {
      const hits = pages_by(world, query.get('q') ?? '').map((page) => ({
        object: label(world, page),
        snippet: `…the <mark>${query.get('q')}</mark> of every scheme with 100 members or more, by the date in its staging profile…`,
      }));
      return {
        items: hits,
        next: '',
        count: String(hits.length),
        suggestion: hits.length ? '' : 'timetable',
      };
    },
  ],
  [
    'GET',
    /^\/search\/quick$/,
    ({ world, query }) => {
      const q = query.get('q') ?? '';
      return {
        objects: pages_by(world, q)
          .slice(0, 8)
          .map((page) => label(world, page)),
        spaces: world.spaces.filter((space) => space.name.toLowerCase().includes(q.toLowerCase())),
        people: people_by(world, q).slice(0, 4),
      };
    },
  ],
  [
    'GET',
    /^\/wiki\/components\/([^/]+)$/,
    ({ world }) => ({ id: wiki_id, name: 'Wiki', space: first_space(world), home: 'page000000001', can }),
  ],
  [
    'GET',
    /^\/wiki\/components\/[^/]+\/pages$/,
    ({ world, query }) =>
      list(kept(world, world.order.get(query.get('parent') ?? '') ?? []).map((id) => node_of(world, id))),
  ],
  [
    'GET',
    /^\/wiki\/components\/[^/]+\/titles$/,
    ({ world, query }) => ({
      items: pages_by(world, query.get('q') ?? '').map((page) => ({
        id: page.id,
        title: page.title,
        address: address(page),
      })),
    }),
  ],
  ['GET', /^\/wiki\/pages\/([^/]+)$/, ({ world, params: [id] }) => view_of(world, page_of(world, id))],
  [
    'POST',
    /^\/wiki\/pages$/,
    ({ world, body }) => {
      const title = String(body.title);
      if ([...world.pages.values()].some((page) => page.title === title))
        throw new Refusal(
          409,
          'wiki.title_taken',
          'Another page of this wiki has that title. Choose a different one.',
        );
      const id = `page${String(world.pages.size + 1).padStart(9, '0')}`;
      const parent = String(body.parent ?? '');
      world.pages.set(id, {
        id,
        title,
        parent,
        starred: false,
        watched: true,
        restricted: false,
        files: [],
        revisions: [],
      });
      world.order.set(parent, [...(world.order.get(parent) ?? []), id]);
      return { id, revision: 0 };
    },
  ],
  [
    'GET',
    /^\/wiki\/pages\/([^/]+)\/draft$/,
    ({ world, params: [id] }) => {
      const page = page_of(world, id);
      const newest = head(page);
      const draft = world.drafts.get(page.id) ?? {
        title: page.title,
        markdown: newest?.markdown ?? '',
        base_revision: newest?.number ?? 0,
        saved: null,
      };
      return { ...draft, head_revision: newest?.number ?? 0 };
    },
  ],
  [
    'PUT',
    /^\/wiki\/pages\/([^/]+)\/draft$/,
    ({ world, params: [id], body }) => {
      const saved = ago(0);
      world.drafts.set(page_of(world, id).id, { ...(body as unknown as DraftText), saved });
      return { saved };
    },
  ],
  [
    'DELETE',
    /^\/wiki\/pages\/([^/]+)\/draft$/,
    ({ world, params: [id] }) => {
      world.drafts.delete(id ?? '');
      return {};
    },
  ],
  ['POST', /^\/wiki\/preview$/, ({ body }) => ({ html: print(String(body.markdown)), problems: [] })],
  [
    'POST',
    /^\/wiki\/pages\/([^/]+)\/publication-preview$/,
    ({ world, params: [id], body }) => {
      const page = page_of(world, id);
      const conflict = conflict_of(world, page, body);
      const markdown = String(body.markdown);
      return {
        html: diff(head(page)?.markdown ?? '', markdown),
        added: 4,
        removed: 1,
        readers: 14,
        told: 12,
        merge: conflict ? 'conflict' : 'none',
        ...(conflict ?? { conflicts: [], merged: markdown, head_revision: head(page)?.number ?? 0 }),
        problems: [],
      };
    },
  ],
  [
    'POST',
    /^\/wiki\/pages\/([^/]+)\/publication$/,
    ({ world, params: [id], body, tell }) => {
      const page = page_of(world, id);
      const conflict = conflict_of(world, page, body);
      if (conflict)
        throw new Refusal(409, 'wiki.edit_conflict', 'Somebody changed the same words.', conflict);
      const number = (head(page)?.number ?? 0) + 1;
      page.title = String(body.title);
      page.revisions.push({
        number,
        title: page.title,
        markdown: String(body.markdown),
        note: String(body.note),
        minor: body.minor === true,
        at: ago(0),
      });
      world.drafts.delete(page.id);
      tell('wiki.page_published', page.id, first_space(world).id);
      return { id, revision: number, told: body.minor ? 0 : 12, merged: false };
    },
  ],
  [
    'PUT',
    /^\/wiki\/pages\/([^/]+)\/place$/,
    ({ world, params: [id], body }) => {
      const page = page_of(world, id);
      world.order.set(
        page.parent,
        (world.order.get(page.parent) ?? []).filter((other) => other !== page.id),
      );
      page.parent = String(body.parent ?? '');
      const siblings = [...(world.order.get(page.parent) ?? [])];
      const at = siblings.indexOf(String(body.before ?? ''));
      siblings.splice(at < 0 ? siblings.length : at, 0, page.id);
      world.order.set(page.parent, siblings);
      return { id, revision: 1 };
    },
  ],
  [
    'PUT',
    /^\/wiki\/pages\/([^/]+)\/title$/,
    ({ world, params: [id], body }) => {
      page_of(world, id).title = String(body.title);
      return { id, revision: 1 };
    },
  ],
  [
    'POST',
    /^\/wiki\/pages\/([^/]+)\/revisions\/(\d+)\/restoration$/,
    ({ world, params: [id, number], body }) => {
      const page = page_of(world, id);
      const old = page.revisions.find((revision) => revision.number === Number(number));
      if (!old) throw missing();
      page.revisions.push({ ...old, number: page.revisions.length + 1, note: String(body.note), at: ago(0) });
      return { id, revision: page.revisions.length };
    },
  ],
  [
    'GET',
    /^\/wiki\/pages\/([^/]+)\/links$/,
    ({ world, params: [id] }) => ({
      links_here: ['page000000002', 'page000000007']
        .filter((other) => other !== id)
        .map((other) => label(world, page_of(world, other))),
      links_from: [],
      wanted: [],
    }),
  ],
  ['POST', /^\/uploads$/, ({ body }) => ({ id: `upload-${String(body.name)}`, chunk: 65_536, received: 0 })],
  [
    'PUT',
    /^\/uploads\/[^/]+$/,
    ({ query, body }) => ({ received: Number(query.get('offset')) + Number(body.octets) }),
  ],
  [
    'POST',
    /^\/uploads\/upload-([^/]+)\/completion$/,
    ({ world, params: [name] }) => ({
      id: 'f1000000009ab',
      name,
      media_type: 'image/png',
      size: 100,
      state: 'clean',
      created: ago(0),
      author: first_person(world),
      address: '/api/v1/files/f1000000009ab/content',
      picture: true,
    }),
  ],
];
