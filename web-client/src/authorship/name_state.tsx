import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  delete_object_draft_state,
  get_object_draft_state,
  put_object_draft_state,
} from '@/generated/draft_state';
import type { Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';

interface ChangeStateProps {
  object: Id;
  state: number;
  /** It is done: what is said of it. */
  onDone: (words: string) => void;
}

const longest_name = 100;

/** A name for a state of the draft, asked for when it is wanted: what has one is kept. */
export function NameState({ object, state, onDone }: ChangeStateProps) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['object', object, 'draft-state', state],
    queryFn: ({ signal }) => get_object_draft_state({ object, state }, { signal }),
  });
  const name = data?.of.name ?? null;
  const [typed, type] = useState<string | null>(null);
  const [missing, miss] = useState(false);
  const [asked, ask] = useState(false);
  const keep = useMutation({
    mutationFn: (wanted: string) => put_object_draft_state({ object, state, name: wanted }),
    onSuccess: (_saved, wanted) => {
      type(null);
      ask(false);
      onDone(t('authorship.name_kept', { name: wanted }));
    },
  });
  const drop = useMutation({
    mutationFn: () => delete_object_draft_state({ object, state }),
    onSuccess: () => {
      ask(false);
      onDone(t('authorship.name_taken_off'));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = (typed ?? name ?? '').trim();
    miss(wanted === '');
    if (wanted !== '') keep.mutate(wanted);
  };
  const error = keep.error ?? drop.error;
  if (!asked)
    return (
      <p>
        <Button kind="secondary" onClick={() => ask(true)}>
          {t(name === null ? 'authorship.name_this' : 'authorship.change_name')}
        </Button>
      </p>
    );
  return (
    <form noValidate onSubmit={submit} className="state__name">
      <TextField
        label={t('authorship.name_of_state')}
        hint={t('authorship.name_hint')}
        error={missing ? t('authorship.enter_name') : undefined}
        maxLength={longest_name}
        autoFocus
        value={typed ?? name ?? ''}
        onChange={(event) => type(event.target.value)}
      />
      {error && <Failure error={error} />}
      <div className="govuk-button-group">
        <Button type="submit" kind="secondary" busy={keep.isPending}>
          {t('authorship.name_state')}
        </Button>
        {name !== null && (
          <Button kind="quiet" busy={drop.isPending} onClick={() => drop.mutate()}>
            {t('authorship.take_name_off')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => ask(false)}>
          {t('core.cancel')}
        </Button>
      </div>
    </form>
  );
}
