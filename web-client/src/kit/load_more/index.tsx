import { useWords } from '@/words';
import { Button } from '../button';

/** Keyset paging that keeps the reader's place: nothing above the button moves. */
export function LoadMore({ more, busy, onMore }: { more: boolean; busy: boolean; onMore: () => void }) {
  const { t } = useWords();
  if (!more) return null;
  return (
    <Button kind="secondary" busy={busy} onClick={onMore}>
      {t(busy ? 'core.loading' : 'core.load_more')}
    </Button>
  );
}
