import { useState } from 'react';
import type { Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import type { FindPlaces } from './copy_dialog';
import './words';

interface UnderPageProps {
  section: { id: Id; name: string };
  under: { id: Id; title: string } | null;
  find: FindPlaces;
  onChoose: (under: { id: Id; title: string } | null) => void;
}

/** What the copy is to stand under: a page of the section, or nothing. */
export function UnderPage({ section, under, find, onChoose }: UnderPageProps) {
  const { t } = useWords();
  const [chosen, set_chosen] = useState(under);
  const choose = (wanted: typeof under) => {
    set_chosen(wanted);
    onChoose(wanted);
  };
  return (
    <>
      <p>
        {t('copying.under')} <strong>{chosen?.title ?? t('copying.top', { section: section.name })}</strong>
      </p>
      {chosen && (
        <Button kind="quiet" onClick={() => choose(null)}>
          {t('copying.to_top')}
        </Button>
      )}
      <Picker
        label={t('copying.under_find')}
        eager
        find={(query) => find(section.id, query)}
        keyOf={(page) => page.id}
        textOf={(page) => page.title}
        show={(page) => page.title}
        onChoose={choose}
      />
    </>
  );
}
