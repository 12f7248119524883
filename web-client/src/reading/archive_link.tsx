import type { Id } from '@/generated/types';
import { useWords } from '@/words';
import './words';

/** All that lies under an object and the viewer sees, as one file: a line of a list. */
export function ArchiveLink({ object, drafts }: { object: Id; drafts: boolean }) {
  const { t } = useWords();
  return (
    <li>
      <a
        className="thing__title"
        href={`/api/v1/objects/${object}/archive${drafts ? '?drafts=true' : ''}`}
        download
      >
        {t('exporting.archive_zip')}
      </a>
      <p className="thing__about">{t('exporting.archive_zip_hint')}</p>
    </li>
  );
}
