import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Paged } from '@/administration/records';
import { put_space_access_review_marks } from '@/generated/access_review';
import type { AccessReviewEntry, AccessReviewView, GrantMark, SpaceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Radios } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { AboutEntry, useName } from './about_entry';
import { type Mark, review } from './queries';
import { SignDialog } from './sign_dialog';
import './membership.css';
import './words';

/** As many marks as go in one request. */
const at_once = 200;

interface OpenReviewProps {
  space: SpaceView;
  open: AccessReviewView;
  onSigned: (said: string) => void;
  onGiveUp: () => void;
}

/** Each role by which people come in, to be kept or not. */
export function OpenReview({ space, open, onSigned, onGiveUp }: OpenReviewProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const query = useInfiniteQuery(review(space.id, open.id));
  const entries = query.data?.pages.flatMap((page) => page.items) ?? [];
  // What was said here counts until the server has said it back.
  const [said, say] = useState<Record<string, Mark>>({});
  const [signing, sign] = useState(false);
  const mark = useMutation({
    mutationFn: (marks: GrantMark[]) =>
      put_space_access_review_marks({ space: space.id, review: open.id, marks }),
    onMutate: (marks) =>
      say((before) => ({ ...before, ...Object.fromEntries(marks.map((one) => [one.grant, one.mark])) })),
    onError: () => say({}),
    onSettled: () => client.invalidateQueries({ queryKey: ['space', space.id, 'access-reviews'] }),
  });
  const mark_of = (entry: AccessReviewEntry) => said[entry.grant] ?? entry.mark;
  const shown_unmarked = entries.filter((entry) => !mark_of(entry));
  const { unmarked } = query.data?.pages.at(-1)?.review ?? open;
  const to_go = entries.filter((entry) => mark_of(entry) === 'remove');
  return (
    <section aria-labelledby="roles" className="stack">
      <h2 id="roles" className="section-title">
        {t('membership.roles', { count: open.entries })}
      </h2>
      <p role="status">
        {unmarked === 0 ? t('membership.all_marked') : t('membership.unmarked', { count: unmarked })}
      </p>
      {mark.error && <Failure error={mark.error} />}
      <Paged query={query}>
        {(all) => (
          <ul className="things review-marks">
            {all.map((entry) => (
              <li key={entry.grant}>
                <Entry
                  entry={entry}
                  mark={mark_of(entry)}
                  onMark={(chosen) => mark.mutate([{ grant: entry.grant, mark: chosen }])}
                />
              </li>
            ))}
          </ul>
        )}
      </Paged>
      <div className="govuk-button-group">
        {shown_unmarked.length > 0 && (
          <Button
            kind="secondary"
            onClick={() =>
              mark.mutate(
                shown_unmarked.slice(0, at_once).map((entry) => ({ grant: entry.grant, mark: 'keep' })),
              )
            }
          >
            {t('membership.keep_rest', { count: Math.min(shown_unmarked.length, at_once) })}
          </Button>
        )}
        {unmarked === 0 && <Button onClick={() => sign(true)}>{t('membership.sign')}</Button>}
        <Button kind="quiet" onClick={onGiveUp}>
          {t('membership.review_give_up')}
        </Button>
      </div>
      {signing && (
        <SignDialog
          space={space}
          review={open.id}
          to_go={to_go.map((entry) => entry.person?.name ?? '')}
          onSigned={onSigned}
          onClose={() => sign(false)}
        />
      )}
    </section>
  );
}

interface EntryProps {
  entry: AccessReviewEntry;
  mark: Mark | null;
  onMark: (mark: Mark) => void;
}

function Entry({ entry, mark, onMark }: EntryProps) {
  const { t } = useWords();
  const name = useName(entry);
  // Nobody takes their own role away here, nor what was given elsewhere.
  const own = entry.way === 'own' && !entry.removable && entry.subject_kind === 'person';
  const others: Mark[] = own ? [] : entry.removable ? ['remove'] : ['noted'];
  return (
    <div className="review-marks__entry">
      <AboutEntry entry={entry} />
      <Radios
        legend={<span className="visually-hidden">{`${name}, ${entry.role_name}`}</span>}
        options={(['keep', ...others] as Mark[]).map((one) => ({
          value: one,
          text: t(`membership.mark_${one}`),
        }))}
        value={mark ?? ''}
        onChange={(chosen) => onMark(chosen as Mark)}
      />
    </div>
  );
}
