import { useInfiniteQuery } from '@tanstack/react-query';
import { Paged } from '@/administration/records';
import type { Id } from '@/generated/types';
import { useWords } from '@/words';
import { AboutEntry } from './about_entry';
import { review } from './queries';
import './words';

/** What was said of each role in a review that was signed. */
export function SignedEntries({ space, id }: { space: Id; id: Id }) {
  const { t } = useWords();
  const query = useInfiniteQuery(review(space, id));
  return (
    <Paged query={query}>
      {(entries) => (
        <ul className="things">
          {entries.map((entry) => (
            <li key={entry.grant}>
              <AboutEntry entry={entry} tag={entry.mark ? t(`membership.was_${entry.mark}`) : ''} />
            </li>
          ))}
        </ul>
      )}
    </Paged>
  );
}
