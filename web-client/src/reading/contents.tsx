import type { ContentsEntry } from '@/generated/types';
import { useWords } from '@/words';
import './words';

const headings_of_a_long_text = 3;

/** The headings of a text, each a link to where it stands. */
export function ContentsList({ contents, here }: { contents: ContentsEntry[]; here?: string | undefined }) {
  const top = Math.min(...contents.map((heading) => heading.level));
  return (
    <ul className="plain">
      {contents.map((heading) => (
        <li key={heading.id}>
          <a
            href={`#${heading.id}`}
            className={heading.level > top ? 'contents__deep' : ''}
            aria-current={heading.id === here ? 'true' : undefined}
          >
            {heading.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Above a long text where there is no room beside it. A text that shows its contents itself has no other. */
export function FoldedContents({ contents, html }: { contents: ContentsEntry[]; html: string }) {
  const { t } = useWords();
  if (contents.length < headings_of_a_long_text || html.includes('class="fm-contents"')) return null;
  return (
    <details className="folded-contents">
      <summary>{t('reading.contents')}</summary>
      <ContentsList contents={contents} />
    </details>
  );
}
