import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import * as queries from '@/api/queries';
import { get_object_draft } from '@/generated/api';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { id_of } from '@/shell/addresses';
import { in_browser, nowhere } from '@/shell/safety_copy';
import { may_here } from '../permissions';
import * as wiki_queries from '../queries';
import { Editor } from './editor';

/** Opens the editor on one's own draft; text that this browser kept because it never arrived comes first. */
export function EditorScreen() {
  const { object: part } = useParams({ strict: false });
  const id = id_of(part);
  const page = useQuery(wiki_queries.page(id));
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => get_object_draft({ object: id }, { signal }),
    // The editor holds the text from here on: nothing refetched may come between.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const about = useQuery(queries.object(id));
  const error = page.error ?? draft.error ?? about.error;
  if (error && !(page.data && draft.data && about.data)) {
    const retry = () => void Promise.all([page.refetch(), draft.refetch(), about.refetch()]);
    return <Failure error={error} onRetry={retry} />;
  }
  if (!page.data || !draft.data || !about.data) return <Skeleton lines={10} />;
  if (!page.data.can.includes(may_here.edit_page)) return <NoAccess />;
  const place = about.data.offline_copy ? in_browser : nowhere;
  return <Editor key={id} page={page.data} draft={draft.data} place={place} />;
}
