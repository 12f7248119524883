import type { OwnDraft } from '@/generated/types';
import { Moment } from '@/kit/moment';
import { ObjectEntry } from '@/kit/object_list';
import { useWords } from '@/words';

/** What one is writing, each with when it was saved. */
export function DraftList({ drafts }: { drafts: OwnDraft[] }) {
  const { t } = useWords();
  return (
    <ul className="things">
      {drafts.map(({ object, saved }) => (
        <li key={object.id}>
          <ObjectEntry
            object={object}
            place
            about={
              <>
                {t('core.draft_saved')} <Moment at={saved} />
              </>
            }
          />
        </li>
      ))}
    </ul>
  );
}
