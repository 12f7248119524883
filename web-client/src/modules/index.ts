import { type ComponentType, lazy } from 'react';
import type { SectionView, SpaceView } from '@/generated/api';

export interface SectionProps {
  space: SpaceView;
  component: SectionView;
}

interface Section {
  /** Shown at the section's own address. */
  home: ComponentType<SectionProps>;
  /** Shown under its entry in the side navigation while it is open. */
  navigation?: ComponentType<SectionProps>;
}

/** The modules that place sections in spaces. A module without an entry here has no screens in this client. */
export const sections: Record<string, Section> = {
  wiki: {
    home: lazy(() => import('./wiki/wiki_home')),
    navigation: lazy(() => import('./wiki/page_tree')),
  },
};
