import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { delete_object } from '@/generated/object';
import type { PageView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Failure } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';

/** Deleting goes to the recycle bin, where it can be undone. */
export default function DeleteDialog({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const apply = useMutation({
    mutationFn: () => delete_object({ object: page.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      void navigate({
        to: space_address(page.space.slug, 'bin'),
        state: { notice: t('reading.deleted', { title: page.title }) },
      });
    },
  });
  return (
    <Dialog title={t('reading.delete_title', { title: page.title })} onClose={onClose}>
      <p>{t('reading.delete_text', { space: page.space.name })}</p>
      {page.children.length > 0 && <p>{t('wiki.delete_children', { count: page.children.length })}</p>}
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('wiki.delete_apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
