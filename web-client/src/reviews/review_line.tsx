import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { days_left, due_in_words } from '@/asks/due';
import { type Id, post_object_review_done } from '@/generated/api';
import { StateTag } from '@/kit/state_tag';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { review_of } from './queries';
import './words';

const ReviewDialog = lazy(() => import('./review_dialog'));

/** As long before its day it can be said that the text has been looked at. */
const notice_days = 14;

interface ReviewLineProps {
  object: { id: Id; title: string };
  /** Whether the dialog is open. */
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** Beside the title, to those who write it: by when it is to be looked at again, and by whom. */
export default function ReviewLine({ object, open, onOpen, onClose }: ReviewLineProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const { data } = useQuery(review_of(object.id));
  const done = useMutation({
    mutationFn: () => post_object_review_done({ object: object.id }),
    onSuccess: (answer) => {
      client.setQueryData(review_of(object.id).queryKey, answer);
      void client.invalidateQueries({ queryKey: ['home'] });
      announce(
        answer.review
          ? t('reviews.done_next', { due: due_in_words(answer.review.due, new Date(), language, t) })
          : t('reviews.done_once'),
      );
    },
  });
  const review = data?.review;
  const due = review && due_in_words(review.due, new Date(), language, t);
  return (
    <>
      {review && (
        <span>
          {review.overdue ? (
            <StateTag tone="caution">{t('reviews.line', { due: due ?? '' })}</StateTag>
          ) : (
            t('reviews.line', { due: due ?? '' })
          )}{' '}
          ({review.keeper.name}){' '}
          {days_left(review.due, new Date()) <= notice_days && (
            <>
              <button
                type="button"
                className="link-button"
                disabled={done.isPending}
                onClick={() => done.mutate()}
              >
                {t('reviews.done')}
              </button>{' '}
            </>
          )}
          <button type="button" className="link-button" onClick={onOpen}>
            <span aria-hidden="true">{t('reviews.change')}</span>
            <span className="visually-hidden">
              {t('reviews.change')}: {t('reviews.title')}
            </span>
          </button>
        </span>
      )}
      {open && data && (
        <Suspense>
          <ReviewDialog object={object} review={review ?? null} onClose={onClose} />
        </Suspense>
      )}
    </>
  );
}
