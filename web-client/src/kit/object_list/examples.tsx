import type { ObjectLabel } from '@/generated/types';
import { ObjectList } from '.';

const page = (id: string, title: string): ObjectLabel => ({
  id,
  type: 'wiki.page',
  title,
  address: `/s/pensions/wiki/${id}`,
  space: { id: 's', slug: 'pensions', name: 'Pensions dashboards', kind: 'workspace' },
  updated: '2026-05-03T09:00:00Z',
  updated_by: { id: 'p', name: 'Gwen Prys', organisation: 'Office of the Actuary' },
});

export const two = () => (
  <ObjectList objects={[page('a', 'Staging timetable'), page('b', 'Matching rules')]} />
);
