import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { put_documents_document_title } from '@/generated/documents';
import type { TextView } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { MarkdownScreen } from '@/markdown/markdown_screen';
import { id_of } from '@/shell/addresses';
import { useWords } from '@/words';
import { may_here } from './permissions';
import * as documents from './queries';

/** Writing a document as Markdown. */
export function MarkdownDocumentScreen() {
  const { object: part } = useParams({ strict: false });
  const { data: document, error, refetch } = useQuery(documents.document(id_of(part)));
  if (error && !document) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!document) return <Skeleton lines={10} />;
  return <MarkdownDocument key={document.id} document={document} />;
}

function MarkdownDocument({ document }: { document: TextView }) {
  const { t } = useWords();
  const client = useQueryClient();
  const refresh = () => documents.fresh_document(client, document.id);
  const rename = async (title: string) => {
    await put_documents_document_title({ document: document.id, title }, { if_match: document.revision });
    void client.invalidateQueries({ queryKey: ['space', document.space.id] });
    await refresh();
  };
  return (
    <MarkdownScreen
      page={document}
      edit={may_here.edit}
      onRename={rename}
      refresh={refresh}
      act={t(document.second_person ? 'writing.ask_agreement' : 'documents.publish')}
    />
  );
}
