import { Link } from '@tanstack/react-router';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';
import { markdown_address } from './address';
import type { ReadText } from './text';

/** The way back to Markdown of one's own that is not in the draft. */
export function MarkdownKept({ page }: { page: Pick<ReadText, 'address' | 'draft_saved'> }) {
  const { t } = useWords();
  if (!page.draft_saved) return null;
  return (
    <span>
      <Link to={markdown_address(page)}>{t('reading.your_markdown')}</Link> (<Moment at={page.draft_saved} />)
    </span>
  );
}
