import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import { upload } from '@/api/upload';
import type { FileView, Id } from '@/generated/api';
import { Button } from '@/kit/button';
import { Icon } from '@/kit/icon';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { size_in_words } from '@/reading/size';
import { useWords } from '@/words';

/** The files in a folder, to be downloaded; more are added by choosing them. */
export function FolderFiles({ folder, may_add }: { folder: Id; may_add: boolean }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(queries.files(folder));
  const files = data?.items ?? [];
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (files.length === 0 && !may_add) return null;
  return (
    <section className="folder__files" aria-labelledby="folder-files">
      <h2 id="folder-files" className="section-title">
        {t('documents.files')}
      </h2>
      {files.length > 0 && (
        <ul className="entries">
          {files.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
        </ul>
      )}
      {may_add && <AddFiles folder={folder} />}
    </section>
  );
}

function FileRow({ file }: { file: FileView }) {
  const { t } = useWords();
  return (
    <li className="entry">
      <span className="entry__icon">
        <Icon name={file.picture ? 'picture' : 'file'} />
      </span>
      <div className="entry__words">
        {file.state === 'clean' ? (
          <a href={`${file.address}?download=true`} className="thing__title" download>
            <span className="visually-hidden">{t('documents.download', { name: '' })}</span>
            {file.name}
          </a>
        ) : (
          <span className="thing__title">{file.name}</span>
        )}
        <p className="thing__about dotted">
          {file.state !== 'clean' && (
            <strong>
              {t(file.state === 'blocked' ? 'documents.file_blocked' : 'documents.file_scanning')}
            </strong>
          )}
          <span>{size_in_words(file.size)}</span>
          <span>
            {t('core.changed_by', { name: file.author.name })} <Moment at={file.created} />
          </span>
        </p>
      </div>
    </li>
  );
}

function AddFiles({ folder }: { folder: Id }) {
  const { t } = useWords();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [part, set_part] = useState<number | null>(null);
  const [error, set_error] = useState('');
  const add = async (files: File[]) => {
    set_error('');
    set_part(0);
    let sent = 0;
    try {
      for (const file of files) {
        await upload(folder, file, (done) => set_part((sent + done) / files.length)).catch(
          (problem: unknown) => {
            const detail = problem instanceof Problem ? problem.detail : '';
            throw new Error(detail || t('documents.upload_failed', { name: file.name }));
          },
        );
        sent += 1;
      }
    } catch (problem) {
      set_error(problem instanceof Error ? problem.message : t('core.error_text'));
    }
    set_part(null);
    if (sent > 0) {
      announce(t('documents.uploaded', { count: sent }));
      await client.invalidateQueries({ queryKey: ['object', folder, 'files'] });
    }
  };
  return (
    <>
      {error && <Notice kind="error">{error}</Notice>}
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void add(files);
        }}
      />
      <Button kind="secondary" icon="plus" busy={part !== null} onClick={() => chooser.current?.click()}>
        {t('documents.files_add')}
      </Button>
      {part !== null && (
        <p role="status" className="soft">
          {t('documents.files_sending', { percent: Math.round(part * 100) })}
        </p>
      )}
    </>
  );
}
