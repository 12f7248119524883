import { useNavigate } from '@tanstack/react-router';
import { get_search_quick } from '@/generated/search';
import type { ObjectLabel } from '@/generated/types';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { comparison_address } from './address';
import type { ReadText } from './text';
import './words';

const has_text = new Set(['wiki.page', 'documents.document']);

/** Another text of any space, to be compared with this one. */
export default function CompareWith({ page }: { page: ReadText }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const find = async (q: string): Promise<ObjectLabel[]> => {
    const { objects } = await get_search_quick({ q });
    return objects.filter((object) => has_text.has(object.type) && object.id !== page.id);
  };
  return (
    <section aria-labelledby="compare-with" className="history__other">
      <h2 id="compare-with" className="section-title">
        {t('comparing.with')}
      </h2>
      <Picker
        label={t('comparing.find')}
        find={find}
        keyOf={(object) => object.id}
        textOf={(object) => object.title}
        show={(object) => (
          <>
            {object.title} <span className="soft">{object.space.name}</span>
          </>
        )}
        onChoose={(object) => void navigate({ to: comparison_address(page, object.id) })}
      />
    </section>
  );
}
