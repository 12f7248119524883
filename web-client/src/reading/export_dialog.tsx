import { useState } from 'react';
import { Dialog } from '@/kit/dialog';
import { Checkbox } from '@/kit/field';
import { useWords } from '@/words';
import { ArchiveLink } from './archive_link';
import { ExportLine, ExportReason, useExportTerms } from './export_reason';
import type { ReadText } from './text';
import './words';

const formats = ['markdown', 'html'] as const;

export default function ExportDialog({ page, onClose }: { page: ReadText; onClose: () => void }) {
  const { t } = useWords();
  const [comments, with_comments] = useState(false);
  const [draft, take_draft] = useState(false);
  const terms = useExportTerms(page.id);
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
      <ExportReason terms={terms} />
      <ul className="things">
        {formats.map((format) => (
          <ExportLine
            key={format}
            address={terms.text(address(format))}
            title={t(`exporting.export_${format}`)}
            about={t(`exporting.export_${format}_hint`)}
            terms={terms}
          />
        ))}
        <ArchiveLink object={page.id} drafts={draft} terms={terms} />
      </ul>
    </Dialog>
  );
}
