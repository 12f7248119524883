import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextArea } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';

interface ReasonDialogProps {
  title: string;
  text?: string;
  label: string;
  hint: string;
  missing: string;
  act: string;
  kind?: 'primary' | 'warning';
  send: (reason: string) => Promise<unknown>;
  onSent: () => void;
  onClose: () => void;
}

/** Asks for a sentence or two that somebody else will read, and sends them. */
export function ReasonDialog({
  title,
  text,
  label,
  hint,
  missing,
  act,
  kind = 'primary',
  send,
  onSent,
  onClose,
}: ReasonDialogProps) {
  const { t } = useWords();
  const [reason, set_reason] = useState('');
  const [empty, set_empty] = useState(false);
  const sending = useMutation({ mutationFn: send, onSuccess: onSent });
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          set_empty(reason.trim() === '');
          if (reason.trim() !== '' && !sending.isPending) sending.mutate(reason.trim());
        }}
      >
        {text && <p>{text}</p>}
        <TextArea
          label={label}
          hint={hint}
          error={empty ? missing : undefined}
          maxLength={500}
          rows={3}
          autoFocus
          value={reason}
          onChange={(event) => set_reason(event.target.value)}
        />
        {sending.error && <Failure error={sending.error} />}
        <div className="govuk-button-group dialog__acts">
          <Button type="submit" kind={kind} busy={sending.isPending}>
            {act}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('core.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
