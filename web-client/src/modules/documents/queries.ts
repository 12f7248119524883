import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  get_documents_component,
  get_documents_component_entries,
  get_documents_document,
  get_documents_folder,
  get_documents_folder_entries,
} from '@/generated/documents';
import { get_file_versions, get_object_files } from '@/generated/file';
import type { EntryViewPage, Id, TextView } from '@/generated/types';

/** What the screens of documents read; the keys begin as those of `@/api/queries` do, so that live events refetch them. */
export const section = (component: Id) =>
  queryOptions({
    queryKey: ['component', component, 'documents'],
    queryFn: ({ signal }) => get_documents_component({ component }, { signal }),
  });
export const folder = (id: Id) =>
  queryOptions({
    queryKey: ['object', id, 'folder'],
    queryFn: ({ signal }) => get_documents_folder({ folder: id }, { signal }),
  });
export const document = (id: Id) =>
  queryOptions({
    queryKey: ['object', id, 'document'],
    queryFn: ({ signal }) => get_documents_document({ document: id }, { signal }),
  });

const entries = (
  key: readonly unknown[],
  read: (after: string | undefined, signal: AbortSignal) => Promise<EntryViewPage>,
) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last: EntryViewPage) => last.next || undefined,
  });
/** What lies in a section's own folder, also for those who do not see that folder. */
export const section_entries = (space: Id, component: Id) =>
  entries(['space', space, 'documents', component], (after, signal) =>
    get_documents_component_entries({ component, after }, { signal }),
  );
export const folder_entries = (space: Id, folder: Id) =>
  entries(['space', space, 'documents', folder], (after, signal) =>
    get_documents_folder_entries({ folder, after }, { signal }),
  );
/** The files of a folder; live updates name its space, not the folder. */
export const folder_files = (space: Id, folder: Id) =>
  queryOptions({
    queryKey: ['space', space, 'documents', folder, 'files'],
    queryFn: ({ signal }) => get_object_files({ object: folder }, { signal }),
  });
export const file_versions = (space: Id, file: Id) =>
  infiniteQueryOptions({
    queryKey: ['space', space, 'documents', 'versions', file],
    queryFn: ({ pageParam, signal }) =>
      get_file_versions({ file, after: pageParam ? Number(pageParam) : undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
export type Entries = ReturnType<typeof folder_entries>;

/** As it is now, for whoever has just changed it. */
export async function fresh_document(client: QueryClient, id: Id): Promise<TextView> {
  const fresh = await get_documents_document({ document: id });
  client.setQueryData(document(id).queryKey, fresh);
  return fresh;
}
