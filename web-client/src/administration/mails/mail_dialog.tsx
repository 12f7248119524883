import { useQuery } from '@tanstack/react-query';
import type { MailLine } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { one_mail } from './queries';

/** One mail as its reader gets it, as far as administrators may see it. */
export function MailDialog({ mail, onClose }: { mail: MailLine; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(one_mail(mail.id));
  return (
    <Dialog title={t('mails.to', { to: mail.recipient })} onClose={onClose}>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton title={false} />}
      {data && !data.text && (
        <>
          <p>{mail.what}</p>
          <Notice kind="note">{t('mails.envelope_only')}</Notice>
        </>
      )}
      {data?.text && (
        <>
          {mail.has_secret && <Notice kind="note">{t('mails.hidden_link')}</Notice>}
          <div className="mails__text" lang={mail.language}>
            {data.text}
          </div>
        </>
      )}
    </Dialog>
  );
}
