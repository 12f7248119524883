import { useMemo } from 'react';
import { id_of_number, number_of } from '@/api/object_number';
import * as queries from '@/api/queries';
import { upload } from '@/api/upload';
import type { FoundObject, Surroundings } from '@/editor';
import { get_object_files } from '@/generated/file';
import { get_object } from '@/generated/object';
import { get_search_quick } from '@/generated/search';
import type { FileView, Id, ObjectLabel } from '@/generated/types';

const most_found = 10;

/** What the house gives to whoever writes in one of its objects; a module adds what only it knows. */
export function useSurroundings(object: Id, of_module: Partial<Surroundings>): Surroundings {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object brings other functions.
  return useMemo(() => ({ ...surroundings_of(object), ...of_module }), [object]);
}

const surroundings_of = (object: Id): Surroundings => ({
  find_people: async (query) =>
    (await queries.find_people(query))
      .slice(0, most_found)
      .map(({ id, name, organisation }) => ({ id: number_of(id), name, organisation })),
  find_objects: async (query) =>
    query.trim() === ''
      ? []
      : (await get_search_quick({ q: query })).objects.slice(0, most_found).map(found_object),
  find_pictures: async (query) =>
    (await get_object_files({ object })).items
      .filter(({ picture, state, name }) => picture && state === 'clean' && has_part(name, query))
      .map(stored_file),
  upload: async (file, progress) => stored_file(await upload(object, file, progress)),
  address_of_file: (file) => `/api/v1/files/${id_of_number(file)}/content`,
  describe_object: async (number) => {
    try {
      return found_object((await get_object({ object: id_of_number(number) })).object);
    } catch {
      return null;
    }
  },
});

const has_part = (name: string, part: string) =>
  name.toLocaleLowerCase().includes(part.trim().toLocaleLowerCase());

const stored_file = ({ id, name, picture }: FileView) => ({ id: number_of(id), name, picture });

const found_object = ({ id, title, address, space }: ObjectLabel): FoundObject => ({
  id: number_of(id),
  title,
  address,
  about: space.name,
});
