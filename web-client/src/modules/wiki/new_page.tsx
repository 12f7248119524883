import { lazy, Suspense, startTransition, useState } from 'react';
import type { Id, SectionView } from '@/generated/types';
import { Button } from '@/kit/button';
import { useWords } from '@/words';

const NewPageDialog = lazy(() => import('./new_page_dialog'));

export interface NewPageProps {
  component: Pick<SectionView, 'id' | 'name'>;
  parent: { id: Id; title: string } | null;
}

export function NewPageButton({ quiet = false, ...place }: NewPageProps & { quiet?: boolean }) {
  const { t } = useWords();
  const [asking, ask] = useState(false);
  return (
    <>
      <Button kind={quiet ? 'quiet' : 'primary'} icon="plus" onClick={() => startTransition(() => ask(true))}>
        {t('wiki.new_page')}
      </Button>
      <Suspense>{asking && <NewPageDialog {...place} onClose={() => ask(false)} />}</Suspense>
    </>
  );
}
