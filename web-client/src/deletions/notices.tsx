import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import * as queries from '@/api/queries';
import { put_object_large_deletion_seen as see } from '@/generated/deletion';
import type { DeletionNotice } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Failure } from '@/kit/states';
import { history_address } from '@/reading/address';
import { useWords } from '@/words';
import { useBringBack } from './use_bring_back';
import './words';

/** Texts of one's spaces of which somebody deleted most: brought back, or left as they are. */
export default function DeletionNotices({ notices }: { notices: DeletionNotice[] }) {
  const { t } = useWords();
  const [done, say_done] = useState('');
  if (notices.length === 0 && done === '') return null;
  return (
    <section aria-labelledby="deletions">
      <h2 id="deletions" className="section-title">
        {t('deletions.title')}
      </h2>
      {done !== '' && <Notice kind="success">{done}</Notice>}
      <ul className="plain stack">
        {notices.map((notice) => (
          <li key={`${notice.object.id} ${notice.deletion.state}`}>
            <Row notice={notice} onDone={say_done} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ notice, onDone }: { notice: DeletionNotice; onDone: (words: string) => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { object, deletion } = notice;
  const { title } = object;
  const back = useBringBack(object, deletion.state, onDone);
  const seen = useMutation({
    mutationFn: () => see({ object: object.id, state: deletion.state }),
    onSuccess: () => {
      onDone('');
      return client.invalidateQueries({ queryKey: queries.home.queryKey });
    },
  });
  const error = back.error ?? seen.error;
  return (
    <Notice
      kind="caution"
      silent
      action={
        <>
          <Button kind="secondary" busy={back.isPending} onClick={() => back.mutate()}>
            {t('deletions.bring_back')}
            <span className="visually-hidden">: {title}</span>
          </Button>
          <Button kind="quiet" busy={seen.isPending} onClick={() => seen.mutate()}>
            {t('deletions.seen')}
            <span className="visually-hidden">: {title}</span>
          </Button>
        </>
      }
    >
      <p>
        <Link to={object.address} className="thing__title">
          {t('deletions.what', { title })}
        </Link>
      </p>
      <p className="thing__about">
        {object.space.name} ·{' '}
        {deletion.by.name === '' ? t('deletions.by_somebody') : t('deletions.by', { name: deletion.by.name })}{' '}
        · <Moment at={deletion.at} />
      </p>
      <p>
        {t('deletions.kept')} <Link to={history_address(object)}>{t('deletions.look')}</Link>
      </p>
      {error && <Failure error={error} />}
    </Notice>
  );
}
