import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  delete_object_publication_request,
  post_object_publication_request,
  post_object_publication_request_agreement,
  post_object_publication_request_refusal,
} from '@/generated/agreeing';
import type { PublicationRequestView } from '@/generated/types';
import { announce } from '@/live/announce';
import { moment_in_words } from '@/scheduling/moment';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import type { AgreeingObject } from './agreeing_panel';
import { asked_of } from './queries';

/** What can be done about what somebody asks. Whoever is refused sees the request as it stands now. */
export function useAgreeing(
  { id: object, space }: AgreeingObject,
  { id: request, by, title, note, minor, due }: PublicationRequestView,
  onClose: () => void,
) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const client = useQueryClient();
  const settle = async (said: string) => {
    await client.invalidateQueries({ queryKey: ['object', object] });
    void client.invalidateQueries({ queryKey: ['space', space.id] });
    void client.invalidateQueries({ queryKey: ['home'] });
    announce(said);
    onClose();
  };
  const onError = () => void client.invalidateQueries({ queryKey: asked_of(object).queryKey });
  const agree = useMutation({
    mutationFn: () => post_object_publication_request_agreement({ object, request }),
    onSuccess: () =>
      settle(
        due
          ? t('agreeing.agreed_later', { moment: moment_in_words(due, time_zone, language, t) })
          : t('agreeing.agreed'),
      ),
    onError,
  });
  const decline = useMutation({
    mutationFn: (reason: string) => post_object_publication_request_refusal({ object, request, reason }),
    onSuccess: () => settle(t('agreeing.declined_it', { name: by.name })),
    onError,
  });
  const take_back = useMutation({
    mutationFn: () => delete_object_publication_request({ object }),
    onSuccess: () => settle(t('agreeing.taken_back')),
    onError,
  });
  const take_now = useMutation({
    mutationFn: () =>
      post_object_publication_request({
        object,
        title,
        note,
        minor,
        source: 'live',
        ...(due && { on: due.on, at: due.at, zone: due.zone }),
      }),
    onSuccess: () => settle(t('agreeing.asked')),
    onError,
  });
  return { agree, decline, take_back, take_now };
}
