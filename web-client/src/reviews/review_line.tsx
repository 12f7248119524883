import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { days_left, due_in_words } from '@/asks/due';
import { post_object_review_done } from '@/generated/review';
import type { Id } from '@/generated/types';
import { StateTag } from '@/kit/state_tag';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { notice_days, review_of } from './queries';
import './words';

/** Beside the title, to those who write it: by when it is to be looked at again, by whom, and that it has been. */
export default function ReviewLine({ object, onChange }: { object: Id; onChange: () => void }) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { data } = useQuery(review_of(object));
  const done = useMutation({
    mutationFn: () => post_object_review_done({ object }),
    onSuccess: (answer) => {
      client.setQueryData(review_of(object).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['home'] });
      announce(
        answer.review
          ? t('reviews.done_next', { due: due_in_words(answer.review.due, new Date(), language, t) })
          : t('reviews.done_once'),
      );
    },
  });
  const review = data?.review;
  if (!review || days_left(review.due, new Date()) > notice_days) return null;
  const words = t('reviews.line', { due: due_in_words(review.due, new Date(), language, t) });
  return (
    <span>
      {review.overdue ? <StateTag tone="caution">{words}</StateTag> : words} ({review.keeper.name}){' '}
      <button type="button" className="link-button" disabled={done.isPending} onClick={() => done.mutate()}>
        {t('reviews.done')}
      </button>{' '}
      <button type="button" className="link-button" onClick={onChange}>
        <span aria-hidden="true">{t('reviews.change')}</span>
        <span className="visually-hidden">
          {t('reviews.change')}: {t('reviews.title')}
        </span>
      </button>
    </span>
  );
}
