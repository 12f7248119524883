import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy } from 'react';
import * as queries from '@/api/queries';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { id_of } from '@/shell/addresses';
import { DocumentScreen } from './document_screen';

const FolderScreen = lazy(() => import('./folder_screen'));

/** Folders and documents have addresses of one form. */
export function ObjectScreen() {
  const { object: part } = useParams({ strict: false });
  const id = id_of(part);
  const { data, error, refetch } = useQuery(queries.object(id));
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return data.object.type === 'documents.folder' ? <FolderScreen id={id} /> : <DocumentScreen id={id} />;
}
