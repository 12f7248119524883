import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';
import { ShortcutTable } from './shortcut_table';

export default function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t('core.shortcuts')} onClose={onClose}>
      <ShortcutTable />
    </Dialog>
  );
}
