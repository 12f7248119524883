import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '@/api/problem';
import { put_object_tags } from '@/generated/object';
import { Button, IconButton } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import type { ReadText } from './text';
import './words';

/** Says all tags of a page at once; the server knows how many there may be and how long. */
export default function TagsDialog({ page, onClose }: { page: ReadText; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const field = useRef<HTMLFormElement>(null);
  const [tags, set_tags] = useState(page.tags);
  const [typed, type] = useState('');
  const save = useMutation({
    mutationFn: (wanted: string[]) => put_object_tags({ object: page.id, tags: wanted }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['object', page.id] });
      announce(t('reading.tags_saved'));
      onClose();
    },
  });
  const with_typed = () => [...new Set([...tags, ...words_of(typed)])];
  const add = (event: FormEvent) => {
    event.preventDefault();
    set_tags(with_typed());
    type('');
  };
  const remove = (tag: string) => {
    set_tags(tags.filter((other) => other !== tag));
    field.current?.querySelector('input')?.focus();
  };
  const problem = save.error instanceof Problem ? save.error : null;
  return (
    <Dialog title={t('reading.tags_of', { title: page.title })} onClose={onClose}>
      <form ref={field} noValidate onSubmit={add}>
        <TextField
          id="new-tag"
          label={t('reading.tags_new')}
          hint={t('reading.tags_hint')}
          error={save.error ? (problem?.of('tags') ?? (problem?.detail || t('core.error_text'))) : undefined}
          maxLength={200}
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
        <Button kind="secondary" type="submit">
          {t('reading.tags_put')}
        </Button>
      </form>
      {tags.length === 0 && <p className="soft">{t('reading.tags_none')}</p>}
      <ul className="plain page-tags__list" aria-label={t('reading.tags')}>
        {tags.map((tag) => (
          <li key={tag} className="tag">
            {tag}
            <IconButton
              icon="close"
              label={t('core.remove_name', { name: tag })}
              onClick={() => remove(tag)}
            />
          </li>
        ))}
      </ul>
      <div className="govuk-button-group dialog__acts">
        <Button busy={save.isPending} onClick={() => save.mutate(with_typed())}>
          {t('reading.tags_save')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Several at once are told apart by commas; tags are written small. */
const words_of = (typed: string) =>
  typed
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);
