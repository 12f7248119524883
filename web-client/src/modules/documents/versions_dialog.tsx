import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { post_file_version_restoration } from '@/generated/file';
import type { FileVersionView, FileView, SpaceLabel } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { size_in_words } from '@/reading/size';
import { useWords } from '@/words';
import * as documents from './queries';

interface VersionsDialogProps {
  file: FileView;
  space: SpaceLabel;
  may_change: boolean;
  onClose: () => void;
}

/** All versions of a file, the newest first: each can be downloaded, and an earlier one made the latest again. */
export default function VersionsDialog({ file, space, may_change, onClose }: VersionsDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const query = useInfiniteQuery(documents.file_versions(space.id, file.id));
  const versions = query.data?.pages.flatMap((page) => page.items) ?? [];
  const latest = versions[0]?.number;
  const restore = useMutation({
    mutationFn: (number: number) => post_file_version_restoration({ file: file.id, version: number }),
    onSuccess: (_, number) => {
      announce(t('documents.version_restored', { number }));
      return client.invalidateQueries({ queryKey: ['space', space.id] });
    },
  });
  return (
    <Dialog title={t('documents.versions_of', { name: file.name })} guide="documents" onClose={onClose}>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {restore.error && <Failure error={restore.error} />}
      <ol className="things things--acts" reversed start={latest}>
        {versions.map((version) => (
          <li key={version.number}>
            <VersionWords version={version} latest={version.number === latest} />
            {may_change && version.number !== latest && version.state !== 'blocked' && (
              <Button
                kind="secondary"
                busy={restore.isPending}
                onClick={() => restore.mutate(version.number)}
              >
                {t('documents.version_restore')}
                <span className="visually-hidden">
                  : {t('documents.version', { number: version.number })}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Dialog>
  );
}

function VersionWords({ version, latest }: { version: FileVersionView; latest: boolean }) {
  const { t } = useWords();
  const words = t('documents.version', { number: version.number });
  return (
    <div>
      {version.state === 'clean' ? (
        <a
          href={`${version.address}&download=true`}
          className="thing__title"
          aria-label={t('documents.download', { name: words })}
          download
        >
          {words}
        </a>
      ) : (
        <span className="thing__title">{words}</span>
      )}
      <p className="thing__about dotted">
        {latest && <strong>{t('documents.version_latest')}</strong>}
        <span>{version.name}</span>
        <span>{size_in_words(version.size)}</span>
        <span>
          {t('core.changed_by_first', { name: version.author.name })} <Moment at={version.created} />
        </span>
      </p>
    </div>
  );
}
