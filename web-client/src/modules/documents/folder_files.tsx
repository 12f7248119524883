import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, startTransition, useRef, useState } from 'react';
import { delete_object, post_object_restoration } from '@/generated/object';
import type { FileView, Id, SpaceLabel } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { type FilePanel, FilePanels } from './file_panels';
import { FileRow } from './file_row';
import * as documents from './queries';
import { type Sending, useSending } from './use_sending';

interface FolderFilesProps {
  folder: Id;
  space: SpaceLabel;
  /** Who reads what is put here, in words; null where all who are here do. */
  readers: string | null;
  may_change: boolean;
  may_undo: boolean;
}

/** The files in a folder; more are added by choosing or dropping them. */
export function FolderFiles({ folder, space, readers, may_change, may_undo }: FolderFilesProps) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(documents.folder_files(space.id, folder));
  const sending = useSending(folder, space.id);
  const deletion = useDeletion(space.id);
  const [panel, set_panel] = useState<FilePanel>(null);
  const show = (wanted: FilePanel) => startTransition(() => set_panel(wanted));
  const drop = useDrop(may_change ? sending.send : null);
  const files = data?.items ?? [];
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (files.length === 0 && !may_change) return null;
  return (
    <section
      className={`folder__files${drop.over ? ' folder__files--over' : ''}`}
      aria-labelledby="folder-files"
      {...drop.on}
    >
      <h2 id="folder-files" className="section-title">
        {t('documents.files')}
      </h2>
      {deletion.deleted && (
        <Notice
          kind="success"
          action={
            may_undo && (
              <Button kind="quiet" busy={deletion.busy} onClick={deletion.undo}>
                {t('core.undo_delete')}
              </Button>
            )
          }
        >
          {t('reading.deleted', { title: deletion.deleted.name })}
        </Notice>
      )}
      {deletion.error && <Failure error={deletion.error} />}
      {sending.error && <Notice kind="error">{sending.error}</Notice>}
      {files.length > 0 && (
        <ul className="entries" aria-labelledby="folder-files">
          {files.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              may_change={may_change}
              onVersions={() => show({ what: 'versions', file })}
              onRename={() => show({ what: 'rename', file })}
              onRenew={(octets) => sending.send([octets], file)}
              onDelete={() => deletion.apply(file)}
            />
          ))}
        </ul>
      )}
      <FilePanels panel={panel} space={space} may_change={may_change} onClose={() => set_panel(null)} />
      {may_change && <AddFiles readers={readers} sending={sending} />}
    </section>
  );
}

function AddFiles({ readers, sending }: { readers: string | null; sending: Sending }) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          sending.send(files);
        }}
      />
      <div className="folder__add">
        <Button
          kind="secondary"
          icon="plus"
          busy={sending.part !== null}
          onClick={() => chooser.current?.click()}
        >
          {t('documents.files_add')}
        </Button>
        <p className="soft" role="status">
          {sending.part !== null
            ? t('documents.files_sending', { percent: Math.round(sending.part * 100) })
            : readers
              ? t('comments.who_will_read', { readers })
              : t('documents.files_drop')}
        </p>
      </div>
    </>
  );
}

/** A file goes at once, since it comes back as quickly. */
function useDeletion(space: Id) {
  const client = useQueryClient();
  const [deleted, set_deleted] = useState<FileView | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: ['space', space] });
  const removal = useMutation({
    mutationFn: (file: FileView) => delete_object({ object: file.id }),
    onSuccess: async (_, file) => {
      await refresh();
      set_deleted(file);
    },
  });
  const undoing = useMutation({
    mutationFn: (file: FileView) => post_object_restoration({ object: file.id }),
    onSuccess: () => {
      set_deleted(null);
      return refresh();
    },
  });
  return {
    deleted,
    apply: (file: FileView) => removal.mutate(file),
    undo: () => deleted && undoing.mutate(deleted),
    busy: undoing.isPending,
    error: removal.error ?? undoing.error,
  };
}

/** Takes files that are dropped; null: none are. */
function useDrop(take: ((files: File[]) => void) | null) {
  const [over, set_over] = useState(false);
  const has_files = (event: DragEvent) => take !== null && event.dataTransfer.types.includes('Files');
  return {
    over,
    on: {
      onDragOver: (event: DragEvent) => {
        if (!has_files(event)) return;
        event.preventDefault();
        set_over(true);
      },
      onDragLeave: () => set_over(false),
      onDrop: (event: DragEvent) => {
        set_over(false);
        if (!has_files(event)) return;
        event.preventDefault();
        take?.([...event.dataTransfer.files]);
      },
    },
  };
}
