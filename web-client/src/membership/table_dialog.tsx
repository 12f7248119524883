import { Dialog } from '@/kit/dialog';
import { ExportLine, ExportReason, useReason } from '@/reading/export_reason';
import { useWords } from '@/words';
import './words';

/** Who has access as a table, where a marking asks why that leaves. */
export default function TableDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useWords();
  const { lets_go, ...answer } = useReason();
  const terms = { ...answer, asks: true };
  return (
    <Dialog title={t('membership.table')} onClose={onClose}>
      <div className="stack">
        <ExportReason terms={terms} />
        <ul className="things">
          <ExportLine
            address={lets_go(true, address)}
            title={t('membership.table_file')}
            about={t('membership.table_about')}
            terms={terms}
          />
        </ul>
      </div>
    </Dialog>
  );
}
