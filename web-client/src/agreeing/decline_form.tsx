import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/kit/button';
import { TextArea } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';

interface DeclineFormProps {
  decline: Pick<UseMutationResult<unknown, unknown, string>, 'mutate' | 'isPending' | 'error'>;
  onCancel: () => void;
}

/** Why one does not agree: whoever asked has to know what to change. */
export function DeclineForm({ decline, onCancel }: DeclineFormProps) {
  const { t } = useWords();
  const [reason, set_reason] = useState('');
  const [missing, set_missing] = useState(false);
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        set_missing(reason.trim() === '');
        if (reason.trim() !== '' && !decline.isPending) decline.mutate(reason.trim());
      }}
    >
      <TextArea
        label={t('agreeing.reason')}
        hint={t('agreeing.reason_hint')}
        error={missing ? t('agreeing.reason_missing') : undefined}
        maxLength={500}
        rows={3}
        autoFocus
        value={reason}
        onChange={(event) => set_reason(event.target.value)}
      />
      {decline.error !== null && <Failure error={decline.error} />}
      <div className="govuk-button-group">
        <Button type="submit" kind="warning" busy={decline.isPending}>
          {t('agreeing.decline_now')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('core.cancel')}
        </Button>
      </div>
    </form>
  );
}
