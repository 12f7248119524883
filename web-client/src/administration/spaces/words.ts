import type { ManagedSpace } from '@/generated/types';
import { size_in_words } from '@/reading/size';
import { useWords } from '@/words';
import '../words';

export type SpaceState = ManagedSpace['state'];
export const states: SpaceState[] = ['open', 'frozen', 'archived'];

/** "214 things, files 3.4 MB" */
export function useSize() {
  const { t } = useWords();
  return ({ objects, octets }: Pick<ManagedSpace, 'objects' | 'octets'>) =>
    t('administration.spaces_size_of', {
      objects: t('administration.spaces_things', { count: objects }),
      octets: size_in_words(octets),
    });
}
