import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { delete_object_publication } from '@/generated/text';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import type { ReadText } from './text';
import './words';
import '@/scheduling/words';

const EndsScheduled = lazy(async () => (await import('@/scheduling/parts')).ends_scheduled());

/** Takes a text back from its readers; whoever writes it keeps all of it. */
export default function UnpublishDialog({ page, onClose }: { page: ReadText; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const apply = useMutation({
    mutationFn: () => delete_object_publication({ object: page.id }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['object', page.id] });
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      announce(t('scheduling.unpublished', { title: page.title }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('scheduling.unpublish_title', { title: page.title })}
      guide="publishing"
      onClose={onClose}
    >
      <p>{t('scheduling.unpublish_text')}</p>
      {page.scheduled && (
        <Suspense>
          <EndsScheduled object={page.id} by="unpublishing" />
        </Suspense>
      )}
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('reading.unpublish')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
