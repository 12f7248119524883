import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '@/api/problem';
import { type PageView, put_wiki_page_title } from '@/generated/api';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { useWords } from '@/words';

/** A new title; links and old addresses go on working. */
export default function RenameDialog({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [title, set_title] = useState(page.title);
  const [error, set_error] = useState('');
  const rename = useMutation({
    mutationFn: () =>
      put_wiki_page_title({ page: page.id, title: title.trim() }, { if_match: page.revision }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['object', page.id] });
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      onClose();
    },
    onError: (problem) => {
      if (problem instanceof Problem && problem.status === 412)
        void client.invalidateQueries({ queryKey: ['object', page.id] });
      set_error((problem instanceof Problem && problem.detail) || t('core.error_text'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '') set_error(t('reading.enter_title'));
    else if (!rename.isPending) rename.mutate();
  };
  return (
    <Dialog title={t('wiki.rename_title')} onClose={onClose}>
      <form noValidate onSubmit={submit}>
        <TextField
          label={t('reading.title')}
          hint={t('reading.rename_hint')}
          error={error || undefined}
          maxLength={200}
          value={title}
          onChange={(event) => set_title(event.target.value)}
        />
        <div className="govuk-button-group">
          <Button type="submit" busy={rename.isPending}>
            {t('wiki.rename_apply')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
