import { Link } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useState } from 'react';

import { Button } from '@/kit/button';
import { useWords } from '@/words';
import type { ReadText } from './text';
import './words';

const TagsDialog = lazy(() => import('./tags_dialog'));

/** The tags of a text, each leading to everything that has it. */
export function Tags({ page, edit: permission }: { page: ReadText; edit: string }) {
  const { t } = useWords();
  const [editing, edit] = useState(false);
  const may_edit = page.can.includes(permission);
  if (page.tags.length === 0 && !may_edit) return null;
  return (
    <section className="page-tags" aria-labelledby="tags">
      <h2 id="tags">{t('reading.tags')}</h2>
      {page.tags.length > 0 && (
        <ul className="plain page-tags__list">
          {page.tags.map((tag) => (
            <li key={tag}>
              <Link to="/search" search={{ q: '', tag }} className="tag">
                {tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {may_edit && (
        <Button kind="quiet" onClick={() => startTransition(() => edit(true))}>
          {t(page.tags.length > 0 ? 'reading.tags_change' : 'reading.tags_add')}
        </Button>
      )}
      <Suspense>{editing && <TagsDialog page={page} onClose={() => edit(false)} />}</Suspense>
    </section>
  );
}
