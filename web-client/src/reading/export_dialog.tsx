import { useState } from 'react';
import { Dialog } from '@/kit/dialog';
import { Checkbox } from '@/kit/field';
import { useWords } from '@/words';
import { ArchiveLink } from './archive_link';
import type { ReadText } from './text';
import './words';

const formats = ['markdown', 'html'] as const;

export default function ExportDialog({ page, onClose }: { page: ReadText; onClose: () => void }) {
  const { t } = useWords();
  const [comments, with_comments] = useState(false);
  const [draft, take_draft] = useState(false);
  const address = (format: string) =>
    `/api/v1/objects/${page.id}/export?format=${format}${comments ? '&comments=true' : ''}${draft ? '&text=draft' : ''}`;
  return (
    <Dialog title={t('reading.export')} onClose={onClose}>
      <Checkbox
        text={t('exporting.export_comments')}
        checked={comments}
        onChange={() => with_comments(!comments)}
      />
      {page.ahead && (
        <Checkbox text={t('exporting.export_draft')} checked={draft} onChange={() => take_draft(!draft)} />
      )}
      <ul className="things">
        {formats.map((format) => (
          <li key={format}>
            <a className="thing__title" href={address(format)} download>
              {t(`exporting.export_${format}`)}
            </a>
            <p className="thing__about">{t(`exporting.export_${format}_hint`)}</p>
          </li>
        ))}
        <ArchiveLink object={page.id} drafts={draft} />
      </ul>
    </Dialog>
  );
}
