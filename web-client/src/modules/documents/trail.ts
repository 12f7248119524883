import type { PlaceLink, TextView } from '@/generated/types';
import { space_address } from '@/shell/addresses';

/** Whoever does not see the section's own folder has no step for it. */
const component_folder = (trail: PlaceLink[], section: string) => trail[0]?.title === section;

/** The way to a document: its section, which shows what lies in its own folder, then the other folders. */
export const way_to = ({ component, space, trail }: Pick<TextView, 'component' | 'space' | 'trail'>) => [
  { title: component.name, address: space_address(space.slug, component.slug) },
  ...(component_folder(trail, component.name) ? trail.slice(1) : trail),
];
