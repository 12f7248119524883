import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get_object_large_deletions } from '@/generated/deletion';
import type { DeletionLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Failure } from '@/kit/states';
import { edit_address } from '@/reading/address';
import type { ReadText } from '@/reading/text';
import { useWords } from '@/words';
import { useBringBack } from './use_bring_back';
import './words';

type Text = Pick<ReadText, 'id' | 'title' | 'address'>;

interface LargeDeletionsProps {
  object: Text;
  /** Shows the draft as it was before one. */
  onLook: (deletion: DeletionLine) => void;
}

/** Whoever deleted most of a draft, and when: what was there before can be brought back. Nothing where nobody did. */
export default function LargeDeletions({ object, onLook }: LargeDeletionsProps) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['object', object.id, 'large-deletions'],
    queryFn: ({ signal }) => get_object_large_deletions({ object: object.id }, { signal }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <>
      <h2 className="section-title" id="large-deletions">
        {t('deletions.in_history')}
      </h2>
      <p className="soft">{t('deletions.in_history_text')}</p>
      <ul className="plain edits__list" aria-labelledby="large-deletions">
        {data.items.map((deletion) => (
          <li key={deletion.state}>
            <Line object={object} deletion={deletion} onLook={() => onLook(deletion)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Line({ object, deletion, onLook }: { object: Text; deletion: DeletionLine; onLook: () => void }) {
  const { t } = useWords();
  const [done, say_done] = useState('');
  const back = useBringBack(object, deletion.state, say_done);
  const { by, share } = deletion;
  const what = t('deletions.who', {
    known: by.name ? 'yes' : 'no',
    name: by.name,
    extent: share === null ? 'most' : 'share',
    percent: share ?? 0,
  });
  return (
    <>
      <div className="edits__line">
        <p>
          <strong>{what}</strong>{' '}
          <span className="soft">
            <Moment at={deletion.at} />
          </span>
        </p>
        <div className="edits__acts">
          <Button kind="quiet" onClick={onLook}>
            {t('authorship.look')}
            <span className="visually-hidden">: {what}</span>
          </Button>
          <Button kind="secondary" busy={back.isPending} onClick={() => back.mutate()}>
            {t('deletions.bring_back')}
            <span className="visually-hidden">: {what}</span>
          </Button>
        </div>
      </div>
      {done && (
        <Notice kind="success">
          {done} <Link to={edit_address(object)}>{t('deletions.go_to_draft')}</Link>
        </Notice>
      )}
      {back.error && <Failure error={back.error} />}
    </>
  );
}
