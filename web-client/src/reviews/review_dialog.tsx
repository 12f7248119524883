import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import * as queries from '@/api/queries';
import { date_in, days_left, due_in_words } from '@/asks/due';
import { delete_object_review, post_object_review_done, put_object_review } from '@/generated/review';
import type { Id, PersonLabel, ReviewView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField, TextField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Person } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { notice_days, review_of } from './queries';
import './words';

interface ReviewDialogProps {
  object: { id: Id; title: string };
  onClose: () => void;
}

const steps = [0, 3, 6, 12, 24] as const;
const usual_step = 12;
const day = 24 * 60 * 60_000;

/** Who looks after a text, by when it is to be looked at again, and how often. */
export default function ReviewDialog(props: ReviewDialogProps) {
  // The form begins from what there is now, not from what was there when it was last open.
  const { data, isFetchedAfterMount } = useQuery({
    ...review_of(props.object.id),
    refetchOnMount: 'always',
  });
  return data && isFetchedAfterMount && <ReviewForm {...props} review={data.review} />;
}

function ReviewForm({ object, review, onClose }: ReviewDialogProps & { review: ReviewView | null }) {
  const { t, language } = useWords();
  const me = usePerson();
  const client = useQueryClient();
  const zone = review?.due.zone ?? me.time_zone;
  const [keeper, set_keeper] = useState<PersonLabel>(review?.keeper ?? me);
  const [on, set_on] = useState(() => review?.due.on ?? date_in(zone, new Date(Date.now() + 365 * day)));
  const [every, set_every] = useState(String(review?.every_months ?? usual_step));
  const changed = (said: string) => {
    void client.invalidateQueries({ queryKey: review_of(object.id).queryKey });
    void client.invalidateQueries({ queryKey: ['home'] });
    announce(said);
    onClose();
  };
  const save = useMutation({
    mutationFn: () =>
      put_object_review({ object: object.id, keeper: keeper.id, on, zone, every_months: Number(every) }),
    onSuccess: () => changed(t('reviews.saved')),
  });
  const end = useMutation({
    mutationFn: () => delete_object_review({ object: object.id }),
    onSuccess: () => changed(t('reviews.ended')),
  });
  const done = useMutation({
    mutationFn: () => post_object_review_done({ object: object.id }),
    onSuccess: ({ review: next }) =>
      changed(
        next
          ? t('reviews.done_next', { due: due_in_words(next.due, new Date(), language, t) })
          : t('reviews.done_once'),
      ),
  });
  const error_of = (field: string): string | undefined =>
    save.error instanceof Problem ? save.error.fields.find(({ path }) => path === field)?.message : undefined;
  const told_at_field = ['on', 'keeper'].some(error_of);
  const options = steps.includes(Number(every) as (typeof steps)[number]) ? steps : [...steps, Number(every)];
  return (
    <Dialog title={t('reviews.title')} guide="reviews" onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <p>{t('reviews.about', { title: object.title })}</p>
        {review && days_left(review.due, new Date()) <= notice_days && (
          <Notice kind={review.overdue ? 'caution' : 'note'}>
            <p>{t('reviews.line', { due: due_in_words(review.due, new Date(), language, t) })}</p>
            <Button kind="secondary" busy={done.isPending} onClick={() => done.mutate()}>
              {t('reviews.done')}
            </Button>
          </Notice>
        )}
        <div>
          <p className="govuk-label">{t('reviews.keeper')}</p>
          <Person person={keeper} />
        </div>
        <Picker
          label={t('reviews.other_keeper')}
          hint={t('reviews.keeper_hint')}
          error={error_of('keeper')}
          find={queries.find_people}
          keyOf={(person) => person.id}
          textOf={(person) => person.name}
          show={(person) => <Person person={person} />}
          onChoose={(person) => {
            set_keeper(person);
            save.reset();
          }}
        />
        <TextField
          type="date"
          label={t('reviews.by_when')}
          value={on}
          min={date_in(zone, new Date())}
          error={error_of('on')}
          className="govuk-input--width-10"
          onChange={(event) => set_on(event.target.value)}
        />
        <SelectField
          label={t('reviews.again')}
          value={every}
          onChange={set_every}
          options={options.map((months) => ({
            value: String(months),
            text: months === 0 ? t('reviews.once') : t('reviews.every', { months }),
          }))}
        />
        {review?.reviewed && review.reviewed_by && (
          <p className="soft">
            {t('reviews.last', { name: review.reviewed_by.name })} <Moment at={review.reviewed} />
          </p>
        )}
        {save.error && !told_at_field && <Failure error={save.error} />}
        {(end.error ?? done.error) && <Failure error={end.error ?? done.error} />}
        <div className="govuk-button-group dialog__acts">
          <Button type="submit" busy={save.isPending}>
            {t('reviews.save')}
          </Button>
          {review && (
            <Button kind="secondary" busy={end.isPending} onClick={() => end.mutate()}>
              {t('reviews.end')}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
