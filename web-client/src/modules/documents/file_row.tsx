import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, startTransition, useRef, useState } from 'react';
import { type FileView, put_file_name, type SpaceLabel } from '@/generated/api';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { Moment } from '@/kit/moment';
import { size_in_words } from '@/reading/size';
import { useWords } from '@/words';

const TitleDialog = lazy(() => import('@/reading/title_dialog'));
const VersionsDialog = lazy(() => import('./versions_dialog'));

interface FileRowProps {
  file: FileView;
  space: SpaceLabel;
  may_change: boolean;
  onRenew: (octets: File) => void;
  onDelete: () => void;
}

/** A file in its folder: downloaded by its name, all else in its menu. */
export function FileRow({ file, space, may_change, onRenew, onDelete }: FileRowProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [panel, set_panel] = useState<'versions' | 'rename' | null>(null);
  const show = (wanted: typeof panel) => startTransition(() => set_panel(wanted));
  const close = () => set_panel(null);
  const rename = async (name: string) => {
    await put_file_name({ file: file.id, name });
    void client.invalidateQueries({ queryKey: ['space', space.id] });
  };
  return (
    <li className="entry">
      <span className="entry__icon">
        <Icon name={file.picture ? 'picture' : 'file'} />
      </span>
      <FileWords file={file} onVersions={() => show('versions')} />
      <Menu
        label={t('documents.more_for', { title: file.name })}
        button={<Icon name="more" />}
        items={[
          { text: t('documents.versions'), onChoose: () => show('versions') },
          may_change ? { text: t('documents.new_version'), onChoose: () => chooser.current?.click() } : null,
          may_change ? { text: t('reading.rename'), onChoose: () => show('rename') } : null,
          may_change ? { text: t('reading.delete'), danger: true, onChoose: onDelete } : null,
        ]}
      />
      <input
        ref={chooser}
        type="file"
        hidden
        onChange={(event) => {
          const [octets] = event.target.files ?? [];
          event.target.value = '';
          if (octets) onRenew(octets);
        }}
      />
      <Suspense>
        {panel === 'versions' && (
          <VersionsDialog file={file} space={space} may_change={may_change} onClose={close} />
        )}
        {panel === 'rename' && (
          <TitleDialog
            heading={t('documents.rename_title', { title: file.name })}
            label={t('documents.file_name')}
            hint={t('reading.rename_hint')}
            act={t('reading.rename')}
            title={file.name}
            save={rename}
            onClose={close}
          />
        )}
      </Suspense>
    </li>
  );
}

function FileWords({ file, onVersions }: { file: FileView; onVersions: () => void }) {
  const { t } = useWords();
  return (
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
        {file.version > 1 && (
          <span>
            <button type="button" className="link-button" onClick={onVersions}>
              {t('documents.version', { number: file.version })}
              <span className="visually-hidden">: {file.name}</span>
            </button>
          </span>
        )}
        <span>
          {t('core.changed_by', { name: file.author.name })} <Moment at={file.created} />
        </span>
      </p>
    </div>
  );
}
