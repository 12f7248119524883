import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { delete_administration_notice } from '@/generated/notice';
import type { SiteNotice } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { NoticeLine } from '@/notices/notice_line';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import * as queries from '../queries';
import { minute_in_words } from './minute';
import { NoticeForm } from './notice_form';
import '../words';
import './notices.css';

const states = ['now', 'coming', 'over'] as const;

function state_of({ begins, ends }: SiteNotice, now: Date): (typeof states)[number] {
  if (new Date(ends) <= now) return 'over';
  return new Date(begins) <= now ? 'now' : 'coming';
}

type Asked = { act: 'add' } | { act: 'change' | 'take_down'; notice: SiteNotice };

/** What stands above every screen, what will, and what did. */
export function Notices() {
  const { t } = useWords();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(queries.notices);
  const [asked, ask] = useState<Asked | null>(null);
  const [done, set_done] = useState('');
  useDocumentTitle(t('notices.title'), t('administration.title'));
  const now = new Date();
  const close = () => ask(null);
  const tell = (words: string) => {
    set_done(words);
    void client.invalidateQueries({ queryKey: ['notices'] });
  };
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('notices.title')}</Heading>
          <p className="lead">{t('notices.lead')}</p>
        </div>
        <Button onClick={() => ask({ act: 'add' })}>{t('notices.add')}</Button>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {!data &&
        (error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton title={false} />)}
      {data?.items.length === 0 && <Empty title={t('notices.none_yet')}>{t('notices.none_yet_text')}</Empty>}
      {states.map((state) => {
        const notices = data?.items.filter((notice) => state_of(notice, now) === state) ?? [];
        if (notices.length === 0) return null;
        return (
          <section key={state} className="administration__part">
            <h2 className="section-title">{t(`notices.${state}`)}</h2>
            <ul className="things things--acts">
              {notices.map((notice) => (
                <NoticeItem key={notice.id} notice={notice} over={state === 'over'} onAsk={ask} />
              ))}
            </ul>
          </section>
        );
      })}
      {asked?.act === 'add' && <NoticeForm onDone={() => tell(t('notices.added'))} onClose={close} />}
      {asked?.act === 'change' && (
        <NoticeForm known={asked.notice} onDone={() => tell(t('notices.changed'))} onClose={close} />
      )}
      {asked?.act === 'take_down' && (
        <FormDialog
          title={t('notices.take_down_title')}
          act={t('notices.take_down')}
          kind="warning"
          apply={() => delete_administration_notice({ notice: asked.notice.id })}
          onDone={() => tell(t('notices.taken_down'))}
          onClose={close}
        >
          {() => (
            <>
              <NoticeLine notice={asked.notice} />
              <p>{t('notices.take_down_text')}</p>
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

interface NoticeItemProps {
  notice: SiteNotice;
  over: boolean;
  onAsk: (asked: Asked) => void;
}

function NoticeItem({ notice, over, onAsk }: NoticeItemProps) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  const what = <span className="visually-hidden"> {notice.english}</span>;
  return (
    <li>
      <div className="notices__item">
        <p className="thing__title" lang="en">
          {notice.english}
        </p>
        {notice.welsh && <p lang="cy">{notice.welsh}</p>}
        {notice.address && (
          <p className="thing__about notices__address">
            {t('notices.leads_to')} {notice.address}
          </p>
        )}
        <p className="thing__about">
          {t(`notices.kind_${notice.kind}`)} · {t(`notices.readers_${notice.readers}`)} ·{' '}
          {t('notices.from_until', {
            from: minute_in_words(notice.begins, time_zone, language, t),
            until: minute_in_words(notice.ends, time_zone, language, t),
          })}
        </p>
      </div>
      {!over && (
        <div className="row">
          <Button kind="secondary" onClick={() => onAsk({ act: 'change', notice })}>
            {t('notices.change')}
            {what}
          </Button>
          <Button kind="quiet" onClick={() => onAsk({ act: 'take_down', notice })}>
            {t('notices.take_down')}
            {what}
          </Button>
        </div>
      )}
    </li>
  );
}
