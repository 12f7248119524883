import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import type { PageView, PlaceLink } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { useMove } from './move';
import * as wiki_queries from './queries';

const last = '';

/** The same as dragging in the tree: under which page, and where among the pages there. */
export default function MoveDialog({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  const here = page.trail.filter((step) => step.id !== page.id).at(-1) ?? null;
  const [parent, set_parent] = useState<Pick<PlaceLink, 'id' | 'title'> | null>(here);
  const [before, set_before] = useState(last);
  const { data: found } = useQuery(wiki_queries.tree(page.space.id, page.component.id, parent?.id ?? ''));
  const siblings = (found ?? []).filter((node) => node.id !== page.id);
  const move = useMove(page.space.id);

  const choose = (chosen: Pick<PlaceLink, 'id' | 'title'> | null) => {
    set_parent(chosen);
    set_before(last);
  };
  const find = async (query: string) =>
    (await wiki_queries.find_titles(page.component.id, query)).filter((title) => title.id !== page.id);
  const apply = () =>
    move.mutate(
      { page: page.id, title: page.title, parent: parent?.id ?? null, before: before || null },
      { onSuccess: onClose },
    );

  return (
    <Dialog title={t('reading.move_title', { title: page.title })} onClose={onClose}>
      <p>
        {t('wiki.move_under')}{' '}
        <strong>{parent?.title ?? t('wiki.top_of', { wiki: page.component.name })}</strong>
      </p>
      {parent && (
        <Button kind="quiet" onClick={() => choose(null)}>
          {t('wiki.move_to_top')}
        </Button>
      )}
      <Picker
        label={t('wiki.move_find')}
        eager
        find={find}
        keyOf={(title) => title.id}
        textOf={(title) => title.title}
        show={(title) => title.title}
        onChoose={choose}
      />
      <SelectField
        label={t('wiki.move_position')}
        value={before}
        onChange={set_before}
        options={[
          { value: last, text: t('wiki.move_last') },
          ...siblings.map((node) => ({ value: node.id, text: t('wiki.move_before', { title: node.title }) })),
        ]}
      />
      {move.error && (
        <Notice kind="error">
          {(move.error instanceof Problem && move.error.detail) || t('core.error_text')}
        </Notice>
      )}
      <div className="govuk-button-group dialog__acts">
        <Button busy={move.isPending} onClick={apply}>
          {t('wiki.move_apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
