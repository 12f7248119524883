import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import { get_wiki_page, post_wiki_pages } from '@/generated/api';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { ErrorSummary } from '@/kit/error_summary';
import { TextField } from '@/kit/field';
import { edit_address } from '@/reading/address';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import type { NewPageProps } from './new_page';

/** Asks only for a title: the page then opens in the editor as its author's draft. */
export default function NewPageDialog({
  component,
  parent,
  title: given = '',
  onClose,
  onMade = onClose,
}: NewPageProps & { title?: string; onClose: () => void; onMade?: () => void }) {
  const { t } = useWords();
  const space = useSpace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [title, set_title] = useState(given);
  const [error, set_error] = useState('');
  const create = useMutation({
    mutationFn: async () => {
      const saved = await post_wiki_pages({
        component: component.id,
        parent: parent?.id ?? null,
        title: title.trim(),
      });
      return get_wiki_page({ page: saved.id });
    },
    onSuccess: (page) => {
      void client.invalidateQueries({ queryKey: ['space', space.id, 'tree'] });
      onMade();
      void navigate({ to: edit_address(page) });
    },
    onError: (problem) =>
      set_error(
        (problem instanceof Problem && (problem.of('title') || problem.detail)) || t('core.error_text'),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') set_error(t('reading.enter_title'));
    else if (!create.isPending) create.mutate();
  };
  return (
    <Dialog title={t('wiki.new_page')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={error ? [{ field: 'new-page-title', message: error }] : []} />
        <TextField
          id="new-page-title"
          label={t('reading.title')}
          hint={
            parent
              ? t('wiki.new_page_under', { title: parent.title })
              : t('wiki.new_page_in', { wiki: component.name })
          }
          error={error || undefined}
          maxLength={200}
          value={title}
          onChange={(event) => set_title(event.target.value)}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={create.isPending}>
            {t('reading.start_writing')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
