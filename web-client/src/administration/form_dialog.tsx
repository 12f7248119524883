import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Problem } from '@/api/problem';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { read_again } from './queries';

interface FormDialogProps {
  title: string;
  /** What the button says. */
  act: string;
  kind?: 'primary' | 'warning';
  /** Sends the form; what it refuses field by field stands at the fields. */
  apply: () => Promise<unknown>;
  /** What the form itself misses, by field, when the button is pressed: nothing is sent then. */
  check?: () => Record<string, string>;
  /** The topic of the guide that explains what is done here. */
  guide?: string;
  onDone: () => void;
  onClose: () => void;
  children: (error_of: (path: string) => string | undefined) => ReactNode;
}

/** A form in a dialog, after which everything in administration is read again: others may have changed it meanwhile, too. */
export function FormDialog({
  title,
  act,
  kind = 'primary',
  apply,
  check,
  guide,
  onDone,
  onClose,
  children,
}: FormDialogProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: apply,
    onSuccess: async () => {
      await read_again(client);
      onDone();
      onClose();
    },
    onError: () => void read_again(client),
  });
  const [missing, miss] = useState<Record<string, string>>({});
  const refused = send.error instanceof Problem ? send.error : null;
  return (
    <Dialog title={title} onClose={onClose} {...(guide ? { guide } : {})}>
      <form
        noValidate
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const lacks = check?.() ?? {};
          miss(lacks);
          if (Object.keys(lacks).length === 0 && !send.isPending) send.mutate();
        }}
      >
        {children((path) => missing[path] ?? refused?.of(path))}
        {send.error && !refused?.fields.length && <Failure error={send.error} />}
        <div className="govuk-button-group dialog__acts">
          <Button type="submit" kind={kind} busy={send.isPending}>
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
