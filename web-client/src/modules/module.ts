import type { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Options } from '@/api/call';
import type { SectionView, SpaceView } from '@/generated/types';
import type { IconName } from '@/kit/icon';
import type { Key } from '@/words';

/** What a module's folder says of itself in its `module.ts`: the default export. The folder has the name that the server gives the module. */
export interface Module {
  /** What it shows in spaces. */
  section?: Section;
  /** The types of its objects, as the server names them (`wiki.page`), and how they look in lists. */
  objects?: Record<string, IconName>;
  /** Those whose texts are written live, and the permission that it takes. */
  live?: Record<string, string>;
  /** Keys that its screens listen to, for the list of shortcuts. */
  shortcuts?: Shortcut[];
}

export interface Section {
  /** Shown at the section's own address. */
  home: Screen<SectionProps>;
  /** Shown under the section's entry in the side navigation while it is open. */
  navigation?: Screen<SectionProps>;
  /** Shown below that address: `/$object` stands for `<id>-<slug>`, as all addresses of objects have it. */
  screens: Record<`/${string}`, Screen>;
}

/** Read when it is first shown: `lazy(() => import('./page_screen'), 'PageScreen')`. */
export type Screen<Props = object> = ComponentType<Props> &
  Pick<ReturnType<typeof lazyRouteComponent>, 'preload'>;

export interface SectionProps {
  space: SpaceView;
  component: SectionView;
}

export type Shortcut = [keys: string[], does: Key];

/**
 * The default export of a folder's `begin.ts`, where it has one: asks `how`, before any screen is there, for what the
 * address will show, and has the screen's own code loaded. `below` are the parts of the address below the section's own.
 * It and what it imports must be small: every visit loads it.
 */
export type Beginning = (section: SectionView, below: string[], how: Options) => Promise<unknown>;
