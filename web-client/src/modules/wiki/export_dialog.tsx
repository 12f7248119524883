import { useState } from 'react';
import type { PageView } from '@/generated/api';
import { Dialog } from '@/kit/dialog';
import { Checkbox } from '@/kit/field';
import { useWords } from '@/words';

const formats = ['markdown', 'html'] as const;

export default function ExportDialog({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  const [comments, with_comments] = useState(false);
  return (
    <Dialog title={t('wiki.export_title')} onClose={onClose}>
      <Checkbox
        text={t('wiki.export_comments')}
        checked={comments}
        onChange={() => with_comments(!comments)}
      />
      <ul className="things">
        {formats.map((format) => (
          <li key={format}>
            <a
              className="thing__title"
              href={`/api/v1/objects/${page.id}/export?format=${format}${comments ? '&comments=true' : ''}`}
              download
            >
              {t(`wiki.export_${format}`)}
            </a>
            <p className="thing__about">{t(`wiki.export_${format}_hint`)}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
