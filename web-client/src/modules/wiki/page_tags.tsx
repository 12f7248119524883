import { Link } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useState } from 'react';
import type { PageView } from '@/generated/api';
import { Button } from '@/kit/button';
import { useWords } from '@/words';
import { may_here } from './permissions';

const TagsDialog = lazy(() => import('./tags_dialog'));

/** A page's tags, each leading to everything that has it. */
export function PageTags({ page }: { page: PageView }) {
  const { t } = useWords();
  const [editing, edit] = useState(false);
  const may_edit = page.can.includes(may_here.edit_page);
  if (page.tags.length === 0 && !may_edit) return null;
  return (
    <section className="page-tags" aria-labelledby="tags">
      <h2 id="tags">{t('wiki.tags')}</h2>
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
          {t(page.tags.length > 0 ? 'wiki.tags_change' : 'wiki.tags_add')}
        </Button>
      )}
      <Suspense>{editing && <TagsDialog page={page} onClose={() => edit(false)} />}</Suspense>
    </section>
  );
}
