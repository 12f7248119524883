import type { Id } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';
import { SuggestionList } from './list';

interface PanelProps {
  object: Id;
  title: string;
  onBegin: () => void;
  onClose: () => void;
}

/** The suggestions for a text that is read. */
export default function Panel({ object, title, onBegin, onClose }: PanelProps) {
  const { t } = useWords();
  return (
    <Dialog title={t('suggestions.for', { title })} shape="panel" guide="suggestions" onClose={onClose}>
      <SuggestionList object={object} onBegin={onBegin} />
    </Dialog>
  );
}
