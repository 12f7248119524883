import type * as T from '@/generated/api';
import type { DraftText } from '@/modules/wiki/editor/draft_text';

/** The little department that the contract server knows. Made afresh for each test. */
export interface World {
  signed_in: boolean;
  sign_ins: number;
  people: T.DirectoryPerson[];
  spaces: T.SpaceView[];
  pages: Map<T.Id, StoredPage>;
  /** Page ids in their order under each parent ('' is the top). */
  order: Map<T.Id | '', T.Id[]>;
  drafts: Map<T.Id, DraftText & { saved: T.Time }>;
  bin: { page: T.Id; at: T.Time }[];
  members: T.Member[];
  /** Answers that the test wants broken: path prefix to status (0 closes the connection). */
  broken: Map<string, number>;
  idle_ms: number;
}

export interface StoredPage {
  id: T.Id;
  title: string;
  parent: T.Id | '';
  revisions: { number: number; title: string; markdown: string; note: string; minor: boolean; at: T.Time }[];
  starred: boolean;
  watched: boolean;
  restricted: boolean;
  files: T.FileView[];
}

export const can = [
  'core.view',
  'core.view_people',
  'core.manage_access',
  'core.restrict',
  'core.restore',
  'core.view_bin',
  'wiki.edit',
  'wiki.create',
  'wiki.arrange',
];
export const wiki_id = 'compwiki00001';

const organisations = ['Department for Example', 'Acme Pensions', 'Office of the Actuary'];
const names = [
  'Aisha Rahman',
  'Gwen Prys',
  'Tom Okafor',
  'Siân Llŷr',
  'Priya Nair',
  'Daniel Moss',
  'Ffion Huws',
  'Marta Kowalska',
];
const day = 86_400_000;
export const ago = (days: number): T.Time => new Date(Date.now() - days * day).toISOString();

export function make_world(): World {
  const people = names.map(
    (name, index): T.DirectoryPerson => ({
      id: `person${String(index).padStart(7, '0')}`,
      name,
      organisation: organisations[index % 3 === 1 ? 2 : index === 7 ? 1 : 0] ?? '',
      email: `${name.split(' ')[0]?.toLowerCase()}@example.gov.uk`,
      kind: index === 7 ? 'guest' : 'staff',
      title: index % 2 ? 'Policy adviser' : 'Engagement lead',
    }),
  );
  const owner = people[0] as T.DirectoryPerson;
  const space = (
    id: string,
    slug: string,
    name: string,
    kind: T.SpaceView['kind'],
    summary: string,
  ): T.SpaceView => ({
    id,
    slug,
    name,
    kind,
    summary,
    state: 'open',
    marking: { key: 'official', name: 'OFFICIAL', handling: '' },
    owner,
    people: 14,
    components: [{ id: wiki_id, module: 'wiki', slug: 'wiki', name: 'Wiki', group: 'collaborate' }],
    can,
  });
  const sensitive = space(
    'space00000001',
    'pensions',
    'Pensions dashboards',
    'workspace',
    'One place to see every pension: the standards, the duty to connect and the timetable.',
  );
  sensitive.marking = { key: 'official-sensitive', name: 'OFFICIAL-SENSITIVE', handling: 'Policy team only' };
  const world: World = {
    signed_in: true,
    sign_ins: 1,
    people,
    spaces: [
      sensitive,
      space(
        'space00000002',
        'action-plan',
        'Open government action plan',
        'community',
        'Commitments, evidence and progress, with civil society.',
      ),
      space(
        'space00000003',
        'consultations',
        'Consultations',
        'public',
        'What we ask the public, and what became of it.',
      ),
    ],
    pages: new Map(),
    order: new Map(),
    drafts: new Map(),
    bin: [],
    members: people.slice(0, 6).map((person, index) => ({
      grant: `grant-${person.id}`,
      kind: 'person' as const,
      person,
      role: index === 0 ? 'owner' : index < 3 ? 'facilitator' : 'member',
      role_name: index === 0 ? 'Owner' : index < 3 ? 'Facilitator' : 'Member',
      since: ago(120 - index * 9),
      until: index === 5 ? ago(-40) : null,
      why: index === 4 ? 'Through the group “Pensions policy”' : '',
    })),
    broken: new Map(),
    idle_ms: 4 * 3_600_000,
  };
  plant(world);
  return world;
}

const handbook = `Every scheme with 100 members or more must connect to the dashboards ecosystem by the date in its *staging profile*. This page keeps the policy in one place; the [[Staging timetable]] keeps the dates.

## What the duty means

A scheme must be able to **find** a saver's pensions and **show** their value within ten seconds of being asked. The regulator may give a scheme more time once, for a stated reason.

1. Register with the Money and Pensions Service.
2. Choose how to connect: directly, or through a provider.
3. Test against the reference saver set, and keep the record.

> We asked whether ten seconds was right. Small schemes told us that they depend on their administrator for it.

### Who is outside it

- Schemes in wind-up on the connection date
- Schemes with fewer than 100 relevant members
- Pensions in payment

## Dates

| Cohort | Members | Connect by |
| --- | --- | --- |
| 1 | 20,000 and more | 30 April 2026 |
| 2 | 5,000 to 19,999 | 31 July 2026 |
| 3 | 100 to 4,999 | 31 October 2026 |

## Open questions

- [x] Data standards for deferred members
- [ ] How a saver complains about a wrong match
- [ ] Welsh names in the matching rules (Llŷr, Siân)
`;

function plant(world: World): void {
  const add = (id: string, parent: string, title: string, markdown: string, published = true) => {
    const at = ago(9 - world.pages.size * 0.7);
    world.pages.set(id, {
      id,
      title,
      parent,
      starred: id === 'page000000001',
      watched: true,
      restricted: id === 'page000000005',
      files: [],
      revisions: published ? [{ number: 1, title, markdown, note: '', minor: false, at }] : [],
    });
    world.order.set(parent, [...(world.order.get(parent) ?? []), id]);
  };
  add('page000000001', '', 'Dashboards policy handbook', handbook);
  add(
    'page000000002',
    'page000000001',
    'Staging timetable',
    'The dates by cohort, as agreed with the regulator.',
  );
  add(
    'page000000003',
    'page000000001',
    'Data standards',
    'What a scheme must be able to say about each pension.',
  );
  add(
    'page000000004',
    'page000000003',
    'Matching rules',
    'How a saver is found: name, date of birth, National Insurance number.',
  );
  add('page000000005', '', 'Ministerial correspondence', 'Lines to take and letters sent.');
  add('page000000006', '', 'Meeting notes', 'Notes of the weekly policy meeting, newest first.');
  add(
    'page000000007',
    'page000000006',
    '14 November: connection duty',
    'What we agreed about the connection duty.',
  );
  add('page000000008', '', 'Impact on small schemes', 'A first look at the cost for small schemes.', false);
  const book = world.pages.get('page000000001');
  book?.revisions.push(
    {
      number: 2,
      title: 'Dashboards policy handbook',
      markdown: handbook.replace('ten seconds of', '10 seconds of'),
      note: 'Dates for cohort 3 agreed with the regulator',
      minor: false,
      at: ago(3),
    },
    {
      number: 3,
      title: 'Dashboards policy handbook',
      markdown: handbook,
      note: '',
      minor: true,
      at: ago(0.2),
    },
  );
  book?.files.push(
    {
      id: 'file000000001',
      name: 'Staging profile 2026.xlsx',
      media_type: 'application/vnd.ms-excel',
      size: 48_220,
      state: 'clean',
      created: ago(5),
      author: world.people[1] as T.DirectoryPerson,
      address: '/api/v1/files/file000000001/content',
      picture: false,
    },
    {
      id: 'file000000002',
      name: 'Letter to schemes.pdf',
      media_type: 'application/pdf',
      size: 1_240_000,
      state: 'scanning',
      created: ago(1),
      author: world.people[2] as T.DirectoryPerson,
      address: '/api/v1/files/file000000002/content',
      picture: false,
    },
  );
  world.drafts.set('page000000006', {
    title: 'Meeting notes',
    markdown: 'Notes in progress',
    base_revision: 1,
    saved: ago(0.05),
  });
}
