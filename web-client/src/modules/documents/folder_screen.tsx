import { useQuery } from '@tanstack/react-query';
import type { Id } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { space_address } from '@/shell/addresses';
import { useDocumentTitle } from '@/shell/heading';
import { Contents } from './contents';
import * as documents from './queries';

/** What lies in a folder. */
export default function FolderScreen({ id }: { id: Id }) {
  const { data: folder, error, refetch } = useQuery(documents.folder(id));
  useTopic(folder ? `object:${folder.id}` : null);
  useDocumentTitle(folder?.title, folder?.space.name);
  if (error && !folder) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!folder) return <Skeleton />;
  const home = {
    title: folder.component.name,
    address: space_address(folder.space.slug, folder.component.slug),
  };
  return (
    <Contents
      key={folder.id}
      title={folder.title}
      space={folder.space}
      component={folder.component}
      folder={folder.id}
      of_section={folder.of_section}
      audience={folder.audience}
      choices={folder.choices}
      can={folder.can}
      // The section's own folder is shown at the section's address.
      trail={[home, ...folder.trail.slice(1)]}
      above={folder.trail}
      entries={documents.folder_entries(folder.space.id, folder.id)}
    />
  );
}
