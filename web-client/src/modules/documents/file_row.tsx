import { useRef } from 'react';
import type { FileView } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { Menu } from '@/kit/menu';
import { Moment } from '@/kit/moment';
import { size_in_words } from '@/reading/size';
import { useWords } from '@/words';

interface FileRowProps {
  file: FileView;
  may_change: boolean;
  onVersions: () => void;
  onRename: () => void;
  onRenew: (octets: File) => void;
  onDelete: () => void;
}

/** A file in its folder: downloaded by its name, all else in its menu. */
export function FileRow({ file, may_change, onVersions, onRename, onRenew, onDelete }: FileRowProps) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <li className="entry">
      <span className="entry__icon">
        <Icon name={file.picture ? 'picture' : 'file'} />
      </span>
      <FileWords file={file} onVersions={onVersions} />
      <Menu
        label={t('documents.more_for', { title: file.name })}
        button={<Icon name="more" />}
        items={[
          { text: t('documents.versions'), onChoose: onVersions },
          may_change ? { text: t('documents.new_version'), onChoose: () => chooser.current?.click() } : null,
          may_change ? { text: t('reading.rename'), onChoose: onRename } : null,
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
    </li>
  );
}

function FileWords({ file, onVersions }: { file: FileView; onVersions: () => void }) {
  const { t } = useWords();
  return (
    <div className="entry__words">
      {file.state === 'clean' ? (
        <a
          href={`${file.address}?download=true`}
          className="thing__title"
          aria-label={t('documents.download', { name: file.name })}
          download
        >
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
          {t('core.changed_by_first', { name: file.author.name })} <Moment at={file.created} />
        </span>
      </p>
    </div>
  );
}
