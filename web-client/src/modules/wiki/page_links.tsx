import { Link } from '@tanstack/react-router';
import { StateTag } from '@/kit/state_tag';
import { useWords } from '@/words';

/** Pages as a list of links, with a word where one was never published. */
export function PageLinks({
  pages,
}: {
  pages: { id: string; title: string; address: string; published?: boolean }[];
}) {
  const { t } = useWords();
  return (
    <ul className="things">
      {pages.map((page) => (
        <li key={page.id} className="row">
          <Link to={page.address} className="thing__title">
            {page.title}
          </Link>
          {page.published === false && <StateTag tone="caution">{t('wiki.unpublished_mark')}</StateTag>}
        </li>
      ))}
    </ul>
  );
}
