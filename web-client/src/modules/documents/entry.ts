import type { EntryView, Id, SectionLabel, SpaceLabel } from '@/generated/types';

export const is_folder = (entry: Pick<EntryView, 'type'>) => entry.type === 'documents.folder';

/** Where entries lie. */
export interface Place {
  space: SpaceLabel;
  component: SectionLabel;
  folder: Id | null;
  title: string;
}
