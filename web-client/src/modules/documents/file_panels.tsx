import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { put_file_name } from '@/generated/file';
import type { FileView, SpaceLabel } from '@/generated/types';
import { useWords } from '@/words';

const TitleDialog = lazy(() => import('@/reading/title_dialog'));
const VersionsDialog = lazy(() => import('./versions_dialog'));

export type FilePanel = { what: 'versions' | 'rename'; file: FileView } | null;

interface FilePanelsProps {
  panel: FilePanel;
  space: SpaceLabel;
  may_change: boolean;
  onClose: () => void;
}

/** What opens over the list of files for one of them. */
export function FilePanels({ panel, space, may_change, onClose }: FilePanelsProps) {
  const { t } = useWords();
  const client = useQueryClient();
  if (!panel) return null;
  const { file } = panel;
  const rename = async (name: string) => {
    await put_file_name({ file: file.id, name });
    void client.invalidateQueries({ queryKey: ['space', space.id] });
  };
  return (
    <Suspense>
      {panel.what === 'versions' ? (
        <VersionsDialog file={file} space={space} may_change={may_change} onClose={onClose} />
      ) : (
        <TitleDialog
          heading={t('documents.rename_title', { title: file.name })}
          label={t('documents.file_name')}
          hint={t('reading.rename_hint')}
          act={t('reading.rename')}
          title={file.name}
          save={rename}
          onClose={onClose}
        />
      )}
    </Suspense>
  );
}
