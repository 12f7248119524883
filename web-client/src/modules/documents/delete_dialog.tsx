import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { delete_object } from '@/generated/object';
import type { SpaceLabel } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Failure } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import { is_folder } from './entry';
import type { NamedEntry } from './rename_dialog';

/** Deleting goes to the recycle bin, where it can be undone. */
export default function DeleteDialog({
  entry,
  place,
  onClose,
}: {
  entry: NamedEntry;
  place: { space: SpaceLabel };
  onClose: () => void;
}) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { space } = place;
  const apply = useMutation({
    mutationFn: () => delete_object({ object: entry.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['space', space.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      void navigate({
        to: space_address(space.slug, 'bin'),
        state: { notice: t('reading.deleted', { title: entry.title }) },
      });
    },
  });
  return (
    <Dialog title={t('reading.delete_title', { title: entry.title })} onClose={onClose}>
      <p>
        {t(is_folder(entry) ? 'documents.delete_folder_text' : 'reading.delete_text', {
          space: space.name,
        })}
      </p>
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('reading.delete')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
