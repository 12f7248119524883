import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { PageView } from '@/generated/types';
import { put_wiki_page_title } from '@/generated/wiki';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { MarkdownScreen } from '@/markdown/markdown_screen';
import { id_of } from '@/shell/addresses';
import { useWords } from '@/words';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

/** Writing a page as Markdown. */
export function MarkdownPageScreen() {
  const { object: part } = useParams({ strict: false });
  const { data: page, error, refetch } = useQuery(wiki_queries.page(id_of(part)));
  if (error && !page) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!page) return <Skeleton lines={10} />;
  return <MarkdownPage key={page.id} page={page} />;
}

function MarkdownPage({ page }: { page: PageView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const refresh = () => wiki_queries.fresh_page(client, page.id);
  const rename = async (title: string) => {
    await put_wiki_page_title({ page: page.id, title }, { if_match: page.revision });
    void client.invalidateQueries({ queryKey: ['space', page.space.id] });
    await refresh();
  };
  return (
    <MarkdownScreen
      page={page}
      edit={may_here.edit_page}
      onRename={rename}
      refresh={refresh}
      act={t(page.second_person ? 'writing.ask_agreement' : 'wiki.publish')}
      find_titles={(query) => wiki_queries.find_titles(page.component.id, query)}
    />
  );
}
