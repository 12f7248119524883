import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asked, key_of, readers_in_words } from '@/comments/readers';
import { post_object_audience_preview, put_object_audience } from '@/generated/audience';
import type { AudienceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Radios } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { Effect } from './effect';
import type { SeenObject } from './text';
import './audience_words';

interface AudiencePanelProps {
  page: SeenObject;
  now: AudienceView;
  onClose: () => void;
}

/** Makes something in a community for others than before; names who gains and who loses sight of it first. */
export default function AudiencePanel({ page, now, onClose }: AudiencePanelProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [chosen, choose] = useState(now.audience ? key_of(now.audience) : '');
  const [under, set_under] = useState<'narrowed' | 'along'>('narrowed');
  const readers = now.choices.find((one) => key_of(one) === chosen);
  const wanted = {
    object: page.id,
    audience: readers?.audience ?? 'staff',
    lane: asked(readers).lane,
    under,
  };
  const preview = useQuery({
    queryKey: ['object', page.id, 'audience-preview', wanted],
    queryFn: ({ signal }) => post_object_audience_preview(wanted, { signal }),
    enabled: readers !== undefined,
  });
  const apply = useMutation({
    mutationFn: () => put_object_audience(wanted),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['object'] });
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      onClose();
    },
  });
  return (
    <Dialog title={t('audience.title')} shape="panel" guide="who-can-see" onClose={onClose}>
      <div className="stack">
        <Radios
          legend={t('comments.who_reads')}
          value={chosen}
          onChange={choose}
          options={now.choices.map((one) => ({ value: key_of(one), text: readers_in_words(one, t) }))}
        />
        {now.below > 0 && (
          <Radios
            legend={t('audience.under')}
            value={under}
            onChange={(value) => set_under(value === 'along' ? 'along' : 'narrowed')}
            options={[
              {
                value: 'narrowed',
                text: t('audience.narrowed'),
                hint: t('audience.narrowed_hint'),
              },
              { value: 'along', text: t('audience.along') },
            ]}
          />
        )}
        <p className="soft">{t('audience.history')}</p>
        <Effect preview={preview.data} error={preview.error} />
        {apply.error && <Failure error={apply.error} />}
        <div className="govuk-button-group">
          <Button busy={apply.isPending} disabled={!preview.data} onClick={() => apply.mutate()}>
            {t('audience.restrict_apply')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
