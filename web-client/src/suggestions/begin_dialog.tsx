import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { asked, key_of, readers_in_words, readers_within } from '@/comments/readers';
import { post_object_suggestions } from '@/generated/suggestion';
import type { Id, SuggestionsView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { suggestion_address } from './address';

interface BeginDialogProps {
  object: Id;
  title: string;
  about: SuggestionsView;
  onClose: () => void;
}

/** Before somebody suggests: that the text stays as it is, and who will read what they suggest. */
export default function BeginDialog({ object, title, about, onClose }: BeginDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { readers, writing } = about;
  const [chosen, choose] = useState(readers.length === 1 && readers[0] ? key_of(readers[0]) : '');
  const [tried, set_tried] = useState(false);
  const to = readers.find((one) => key_of(one) === chosen);
  const begin = useMutation({
    mutationFn: () =>
      post_object_suggestions({ object, ...(readers.length > 1 && !writing ? asked(to) : {}) }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['object', object, 'suggestions'] });
      void navigate({ to: suggestion_address(id) });
    },
  });
  const start = () => {
    set_tried(true);
    if (writing || to) begin.mutate();
  };
  return (
    <Dialog title={t('suggestions.suggest_for', { title })} guide="suggestions" onClose={onClose}>
      <p>{t('suggestions.stays_as_it_is')}</p>
      {!writing && readers.length > 1 && (
        <SelectField
          label={t('comments.who_reads')}
          error={tried && !to ? t('comments.choose_readers') : undefined}
          value={chosen}
          options={[
            { value: '', text: t('comments.choose_readers') },
            ...readers.map((one) => ({ value: key_of(one), text: readers_in_words(one, t) })),
          ]}
          onChange={choose}
        />
      )}
      {!writing && readers.length === 1 && to && (
        <p className="suggestion-readers">{t('suggestions.reach', { readers: readers_within(to, t) })}</p>
      )}
      {begin.error && <Failure error={begin.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button busy={begin.isPending} onClick={start}>
          {t(writing ? 'suggestions.go_on' : 'suggestions.begin')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
