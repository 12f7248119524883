import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailLine, MailQueue } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { drop_mail, drop_waiting, hold_mails, send_trial, try_again } from './calls';
import { MailDialog } from './mail_dialog';
import { mail_queue } from './queries';
import '../words';
import './words';
import './mails.css';

const states = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const;
const tones = {
  waiting: 'plain',
  sending: 'accent',
  sent: 'good',
  failed: 'caution',
  dropped: 'plain',
} as const;

type Asked = { act: 'drop'; mail: MailLine } | { act: 'see'; mail: MailLine } | { act: 'drop_all' };

/** What the site sends by e-mail, and how it stands. */
export function Mails() {
  const { t } = useWords();
  const [state, set_state] = useState('');
  const [asked, ask] = useState<Asked | null>(null);
  const [done, set_done] = useState('');
  const query = useInfiniteQuery(mail_queue(state));
  const first = query.data?.pages[0];
  const mails = query.data?.pages.flatMap((page) => page.items) ?? [];
  const act = useAct(set_done);
  useDocumentTitle(t('mails.title'), t('administration.title'));
  return (
    <div className="stack mails">
      <div className="screen__head">
        <Heading>{t('mails.title')}</Heading>
        <Button
          kind="secondary"
          busy={act.isPending}
          onClick={() => act.mutate({ run: send_trial, said: t('mails.trial_sent') })}
        >
          {t('mails.trial')}
        </Button>
      </div>
      <p className="lead">{t('mails.lead')}</p>
      {done && <Notice kind="success">{done}</Notice>}
      {act.error && <Failure error={act.error} />}
      {first && <Mode queue={first} />}
      {first && <Holding queue={first} act={act} onDropAll={() => ask({ act: 'drop_all' })} />}
      <SelectField
        label={t('mails.state')}
        value={state}
        options={[
          { value: '', text: t('mails.all') },
          ...states.map((value) => ({
            value,
            text: `${t(`mails.state_${value}`)} (${first?.counts.find((one) => one.state === value)?.count ?? 0})`,
          })),
        ]}
        onChange={set_state}
      />
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {first && mails.length === 0 && <Empty title={t('mails.none')}>{t('mails.none_text')}</Empty>}
      <ul className="things things--acts">
        {mails.map((mail) => (
          <MailRow
            key={mail.id}
            mail={mail}
            onSee={() => ask({ act: 'see', mail })}
            onDrop={() => ask({ act: 'drop', mail })}
            onRetry={() => act.mutate({ run: () => try_again(mail.id), said: t('mails.retried') })}
          />
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {asked?.act === 'see' && <MailDialog mail={asked.mail} onClose={() => ask(null)} />}
      {(asked?.act === 'drop' || asked?.act === 'drop_all') && (
        <DropDialog
          mail={asked.act === 'drop' ? asked.mail : null}
          onDone={set_done}
          onClose={() => ask(null)}
        />
      )}
    </div>
  );
}

interface Act {
  run: () => Promise<unknown>;
  said: string;
}

function useAct(onDone: (text: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ run }: Act) => run(),
    onSuccess: async (_, { said }) => {
      await client.invalidateQueries({ queryKey: ['mails'] });
      onDone(said);
    },
  });
}

/** What the configuration says, where it says anything but that mails go. */
function Mode({ queue }: { queue: MailQueue }) {
  const { t } = useWords();
  if (queue.mode === 'hold') return <Notice kind="caution">{t('mails.mode_hold')}</Notice>;
  if (queue.mode === 'send') return null;
  return <Notice kind="caution">{t('mails.mode_only_to', { list: queue.only_to.join(', ') })}</Notice>;
}

interface HoldingProps {
  queue: MailQueue;
  act: ReturnType<typeof useAct>;
  onDropAll: () => void;
}

function Holding({ queue, act, onDropAll }: HoldingProps) {
  const { t } = useWords();
  const waits = queue.counts.some(({ state, count }) => state === 'waiting' && count > 0);
  const hold = (held: boolean) =>
    act.mutate({
      run: () => hold_mails(held),
      said: t(held ? 'mails.held_done' : 'mails.released'),
    });
  return (
    <>
      {queue.held && <Notice kind="caution">{t('mails.held_now')}</Notice>}
      <div className="govuk-button-group">
        {queue.held ? (
          <Button onClick={() => hold(false)}>{t('mails.release')}</Button>
        ) : (
          <Button kind="quiet" onClick={() => hold(true)}>
            {t('mails.hold')}
          </Button>
        )}
        {waits && (
          <Button kind="quiet" onClick={onDropAll}>
            {t('mails.drop_all')}
          </Button>
        )}
      </div>
    </>
  );
}

interface MailRowProps {
  mail: MailLine;
  onSee: () => void;
  onDrop: () => void;
  onRetry: () => void;
}

function MailRow({ mail, onSee, onDrop, onRetry }: MailRowProps) {
  const { t } = useWords();
  const which = <span className="visually-hidden">: {mail.recipient}</span>;
  return (
    <li>
      <div>
        <p className="thing__title">
          {mail.recipient} <StateTag tone={tones[mail.state]}>{t(`mails.state_${mail.state}`)}</StateTag>
        </p>
        <p className="thing__about">
          {mail.what} · {t('mails.queued')} <Moment at={mail.created} />
          {mail.attempts > 0 && ` · ${t('mails.attempts', { count: mail.attempts })}`}
          {mail.state === 'waiting' && mail.attempts > 0 && (
            <>
              {' '}
              · {t('mails.next')} <Moment at={mail.next_try} />
            </>
          )}
        </p>
        {mail.why && mail.state !== 'sent' && (
          <p className="thing__about">
            {mail.why} {mail.code > 0 && t('mails.code', { code: mail.code })}
          </p>
        )}
      </div>
      <div className="mails__acts">
        <Button kind="quiet" onClick={onSee}>
          {t('mails.see')}
          {which}
        </Button>
        {mail.state === 'failed' && (
          <Button kind="quiet" onClick={onRetry}>
            {t('mails.retry')}
            {which}
          </Button>
        )}
        {(mail.state === 'failed' || mail.state === 'waiting') && (
          <Button kind="quiet" onClick={onDrop}>
            {t('mails.drop')}
            {which}
          </Button>
        )}
      </div>
    </li>
  );
}

interface DropDialogProps {
  /** None: all that wait. */
  mail: MailLine | null;
  onDone: (text: string) => void;
  onClose: () => void;
}

function DropDialog({ mail, onDone, onClose }: DropDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: async () => {
      if (!mail) return t('mails.dropped_all', { count: (await drop_waiting()).count });
      await drop_mail(mail.id);
      return t('mails.dropped');
    },
    onSuccess: async (said) => {
      await client.invalidateQueries({ queryKey: ['mails'] });
      onDone(said);
      onClose();
    },
  });
  const title = t(mail ? 'mails.drop' : 'mails.drop_all');
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{mail ? t('mails.drop_text', { to: mail.recipient }) : t('mails.drop_all_text')}</p>
      {drop.error && <Failure error={drop.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={drop.isPending} onClick={() => drop.mutate()}>
          {title}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
