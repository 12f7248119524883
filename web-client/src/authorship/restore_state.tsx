import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post_object_draft_state_restoration } from '@/generated/draft_state';
import type { Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';

interface RestoreStateProps {
  object: Id;
  state: number;
  /** It is done: what is said of it. */
  onDone: (words: string) => void;
}

/** The draft as it was, again: said first what becomes of it. */
export function RestoreState({ object, state, onDone }: RestoreStateProps) {
  const { t } = useWords();
  const [asked, ask] = useState(false);
  const restore = useMutation({
    mutationFn: () => post_object_draft_state_restoration({ object, state }),
    onSuccess: ({ changed }) => {
      ask(false);
      onDone(t(changed ? 'authorship.restored' : 'authorship.restored_nothing'));
    },
  });
  if (!asked)
    return (
      <p>
        <Button kind="secondary" onClick={() => ask(true)}>
          {t('authorship.restore_state')}
        </Button>
      </p>
    );
  return (
    <Notice
      kind="caution"
      action={
        <>
          <Button busy={restore.isPending} onClick={() => restore.mutate()}>
            {t('authorship.restore_apply')}
          </Button>
          <Button kind="quiet" onClick={() => ask(false)}>
            {t('core.cancel')}
          </Button>
        </>
      }
    >
      {t('authorship.restore_effect')}
      {restore.error && <Failure error={restore.error} />}
    </Notice>
  );
}
