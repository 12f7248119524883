import type { PageView } from '@/generated/api';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';

const formats = ['markdown', 'html'] as const;

export default function ExportDialog({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('wiki.export_title')} onClose={onClose}>
      <ul className="things">
        {formats.map((format) => (
          <li key={format}>
            <a
              className="thing__title"
              href={`/api/v1/wiki/pages/${page.id}/export?format=${format}`}
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
