import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { useWords } from '@/words';
import type { ShownText } from './shown_text';
import './words';

/** Says which of the two is read, and shows the other one. */
export default function WhichText({ shown }: { shown: ShownText }) {
  const { t } = useWords();
  if (shown.changes === null) return null;
  const other = shown.draft ? 'published' : 'draft';
  return (
    <Notice
      kind="note"
      action={
        <Button kind="quiet" onClick={() => shown.show(other)}>
          {t(shown.draft ? 'reading.as_published' : 'reading.show_draft')}
        </Button>
      }
    >
      {t(shown.draft ? 'reading.draft_shown' : 'reading.published_shown', { count: shown.changes })}
    </Notice>
  );
}
