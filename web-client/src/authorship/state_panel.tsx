import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get_object_draft_comparison, get_object_draft_state } from '@/generated/draft_state';
import type { Id } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { Radios } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { NameState } from './name_state';
import { RestoreState } from './restore_state';

/** A state of the draft, and how it is called here. */
export interface ShownState {
  state: number;
  /** The state that it is compared with first; null: it is shown as it was. */
  before: number | null;
  title: string;
}

type Way = 'before' | 'now' | 'text';

interface StatePanelProps {
  object: { id: Id; title: string; language: string };
  of: ShownState;
  onClose: () => void;
}

/** What the draft was: compared with what it was before or is now, named, brought back. */
export default function StatePanel({ object, of, onClose }: StatePanelProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [way, go] = useState<Way>(of.before === null ? 'text' : 'before');
  const [done, say] = useState('');
  const finish = (words: string) => {
    say(words);
    void client.invalidateQueries({ queryKey: ['object', object.id] });
  };
  return (
    <Dialog title={of.title} shape="panel" onClose={onClose}>
      <div className="stack">
        {done && <Notice kind="success">{done}</Notice>}
        <Radios
          legend={t('authorship.show')}
          value={way}
          onChange={(chosen) => go(chosen as Way)}
          options={[
            ...(of.before === null ? [] : [{ value: 'before', text: t('authorship.show_before') }]),
            { value: 'now', text: t('authorship.show_now') },
            { value: 'text', text: t('authorship.show_text') },
          ]}
        />
        <div className="state__acts">
          <RestoreState object={object.id} state={of.state} onDone={finish} />
          <NameState object={object.id} state={of.state} onDone={finish} />
        </div>
        <Shown object={object} of={of} way={way} />
      </div>
    </Dialog>
  );
}

function Shown({ object, of, way }: { object: StatePanelProps['object']; of: ShownState; way: Way }) {
  const { t } = useWords();
  const text = useQuery({
    queryKey: ['object', object.id, 'draft-state', of.state],
    queryFn: ({ signal }) => get_object_draft_state({ object: object.id, state: of.state }, { signal }),
    enabled: way === 'text',
  });
  const [from, to] = way === 'before' ? [of.before ?? of.state, of.state] : [of.state, undefined];
  const difference = useQuery({
    queryKey: ['object', object.id, 'draft-comparison', from, to ?? 'now'],
    queryFn: ({ signal }) => get_object_draft_comparison({ object: object.id, from, to }, { signal }),
    enabled: way !== 'text',
  });
  const shown = way === 'text' ? text : difference;
  if (shown.error) return <Failure error={shown.error} onRetry={() => void shown.refetch()} />;
  if (!shown.data) return <Skeleton title={false} />;
  if (way === 'text') return <PrintedHtml html={shown.data.html} lang={object.language} />;
  if (!difference.data?.differs) return <p className="soft">{t('authorship.no_difference')}</p>;
  return <PrintedHtml html={shown.data.html} lang={object.language} className="text comparison" />;
}
