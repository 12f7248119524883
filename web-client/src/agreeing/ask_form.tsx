import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post_object_publication_request } from '@/generated/agreeing';
import type { Id, PublicationPreview } from '@/generated/types';
import { Button } from '@/kit/button';
import { Radios } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Failure } from '@/kit/states';
import { usual_moment } from '@/scheduling/moment';
import { is_about_when, type When, WhenFields } from '@/scheduling/when_fields';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';

interface AskFormProps {
  object: { id: Id; to_agree: boolean };
  title: string;
  how: { note: string; minor: boolean };
  agreement: PublicationPreview['agreement'];
  /** Something is missing, such as words for a picture. */
  incomplete: boolean;
  onAsked: () => Promise<{ address: string }>;
  onClose: () => void;
}

/** In the place of publishing: somebody else is asked to agree to the text as it is now. */
export default function AskForm({ object, title, how, agreement, incomplete, ...props }: AskFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { time_zone: zone } = usePerson();
  const [when, set_when] = useState<When>(() => usual_moment(zone, new Date()));
  const [later, set_later] = useState(false);
  const ask = useMutation({
    mutationFn: async () => {
      await post_object_publication_request({
        object: object.id,
        title,
        source: 'live',
        ...how,
        ...(later && { ...when, zone }),
      });
      return await props.onAsked();
    },
    onSuccess: ({ address }) => {
      void client.invalidateQueries({ queryKey: ['object', object.id] });
      void client.invalidateQueries({ queryKey: ['home'] });
      void navigate({ to: address, state: { notice: t('agreeing.asked') } });
    },
  });
  const alone = agreement === 'nobody_else';
  return (
    <>
      <Notice kind={alone ? 'caution' : 'note'}>
        {t(alone ? 'agreeing.nobody_else' : 'agreeing.ask_why')}
      </Notice>
      {!alone && (
        <Radios
          legend={t('scheduling.when')}
          value={later ? 'later' : 'now'}
          onChange={(chosen) => set_later(chosen === 'later')}
          options={[
            { value: 'now', text: t('agreeing.once_agreed') },
            { value: 'later', text: t('scheduling.later'), hint: t('agreeing.later_hint') },
          ]}
        />
      )}
      {later && <WhenFields when={when} zone={zone} onChange={set_when} error={ask.error} />}
      {object.to_agree && !alone && <p>{t('agreeing.replaces')}</p>}
      {ask.error && !is_about_when(ask.error) && <Failure error={ask.error} />}
      <div className="govuk-button-group">
        {!alone && (
          <Button busy={ask.isPending} disabled={incomplete} onClick={() => ask.mutate()}>
            {t('agreeing.ask')}
          </Button>
        )}
        <Button kind="quiet" onClick={props.onClose}>
          {t('publishing.keep_writing')}
        </Button>
      </div>
    </>
  );
}
