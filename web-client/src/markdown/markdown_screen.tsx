import { useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { get_object_draft } from '@/generated/text';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { in_browser, nowhere } from '@/shell/safety_copy';
import { MarkdownEditor, type MarkdownEditorProps } from './markdown_editor';

interface MarkdownScreenProps extends Omit<MarkdownEditorProps, 'draft' | 'place'> {
  /** The permission that writing it takes. */
  edit: string;
}

/** Opens the editor on one's own draft; text that this browser kept because it never arrived comes first. */
export function MarkdownScreen({ edit, ...props }: MarkdownScreenProps) {
  const { page } = props;
  const may_edit = page.can.includes(edit);
  const draft = useQuery({
    queryKey: ['draft', page.id],
    queryFn: ({ signal }) => get_object_draft({ object: page.id }, { signal }),
    enabled: may_edit,
    // The editor holds the text from here on: nothing refetched may come between.
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const about = useQuery(queries.object(page.id));
  const error = draft.error ?? about.error;
  if (!may_edit) return <NoAccess />;
  if (error && !(draft.data && about.data)) {
    const retry = () => void Promise.all([draft.refetch(), about.refetch()]);
    return <Failure error={error} onRetry={retry} />;
  }
  if (!draft.data || !about.data) return <Skeleton lines={10} />;
  const place = about.data.offline_copy ? in_browser : nowhere;
  return <MarkdownEditor key={page.id} {...props} draft={draft.data} place={place} />;
}
