import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import { put_ask } from '@/generated/ask';
import type { AskView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextArea, TextField } from '@/kit/field';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { useWords } from '@/words';
import { date_in } from './due';
import './words';

/** Another day or another note. */
export function ChangeDialog({ view, onClose }: { view: AskView; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { ask } = view;
  const [on, set_on] = useState(ask.due.on);
  const [note, set_note] = useState(ask.note);
  const apply = useMutation({
    mutationFn: () => put_ask({ ask: ask.id, on, zone: ask.due.zone, note }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['ask', ask.id] });
      announce(t('asks.changed'));
      onClose();
    },
  });
  const problem = apply.error instanceof Problem ? apply.error : null;
  const at_day = problem?.fields.find(({ path }) => path === 'on')?.message;
  return (
    <Dialog title={t('asks.change')} onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!apply.isPending) apply.mutate();
        }}
      >
        <TextField
          type="date"
          label={t('asks.by_when')}
          hint={t('asks.by_when_hint', { zone: ask.due.zone.replace('_', ' ') })}
          value={on}
          min={date_in(ask.due.zone, new Date())}
          error={at_day}
          className="govuk-input--width-10"
          onChange={(event) => set_on(event.target.value)}
        />
        <TextArea
          label={t('asks.note')}
          value={note}
          maxLength={1000}
          onChange={(event) => set_note(event.target.value)}
        />
        {apply.error && !at_day && <Failure error={apply.error} />}
        <div className="govuk-button-group dialog__acts">
          <Button type="submit" busy={apply.isPending}>
            {t('asks.save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
