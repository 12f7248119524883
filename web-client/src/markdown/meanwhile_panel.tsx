import { useQuery } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { Dialog } from '@/kit/dialog';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import type { PublishedText } from './meanwhile';

interface MeanwhilePanelProps {
  page: PublishedText;
  base: number;
  title: string;
  onClose: () => void;
}

/** What others changed since the writer began; a text that had never been published is shown as it is now. */
export default function MeanwhilePanel({ page, base, title, onClose }: MeanwhilePanelProps) {
  const { t } = useWords();
  const first = useQuery({ ...queries.revision(page.id, page.revision), enabled: base === 0 });
  const later = useQuery({ ...queries.comparison(page.id, base, page.revision), enabled: base > 0 });
  const shown = base === 0 ? first : later;
  const about = base === 0 ? first.data : later.data?.to;
  return (
    <Dialog title={title} shape="panel" onClose={onClose}>
      {shown.error && <Failure error={shown.error} onRetry={() => void shown.refetch()} />}
      {shown.isPending && <Skeleton />}
      {shown.data && about && (
        <>
          <p className="soft">
            <Moment at={about.created} />
            {later.data &&
              ` · ${t('publishing.words_changed', { added: later.data.added, removed: later.data.removed })}`}
          </p>
          {about.note && <p>{about.note}</p>}
          {later.data && later.data.from.title !== about.title && (
            <p className="section-title">
              <del className="word">{later.data.from.title}</del> <ins className="word">{about.title}</ins>
            </p>
          )}
          <PrintedHtml html={shown.data.html} lang={page.language} className="text comparison" />
        </>
      )}
    </Dialog>
  );
}
