import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { delete_access_request, post_space_access_requests } from '@/generated/access_request';
import type { OwnAccessRequest, SpaceLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { own_requests, useRefresh } from './queries';
import { ReasonDialog } from './reason_dialog';
import './joining.css';

interface AskingProps {
  space: SpaceLine;
  /** Says what was done where the person looks. */
  onDone: (text: string) => void;
}

/** Under a space in the list that one is not in: the way to ask, or what became of asking. */
export default function Asking({ space, onDone }: AskingProps) {
  const { t } = useWords();
  const refresh = useRefresh(space.id);
  const query = useQuery(own_requests);
  const [asks, set_asks] = useState(false);
  const own = query.data?.items.find((one) => one.space.id === space.id);
  if (!query.data) return null;
  return (
    <>
      {own && <Asked own={own} space={space} onDone={onDone} />}
      {(!own || own.declined) && (
        <p className="joining__act">
          <Button kind="secondary" onClick={() => set_asks(true)}>
            {t(own ? 'joining.ask_again' : 'joining.ask')}
            <span className="visually-hidden"> {space.name}</span>
          </Button>
        </p>
      )}
      {asks && (
        <ReasonDialog
          title={t('joining.ask_title', { space: space.name })}
          text={t('joining.ask_text')}
          label={t('joining.reason')}
          hint={t('joining.reason_hint')}
          missing={t('joining.reason_missing')}
          act={t('joining.ask')}
          send={(reason) => post_space_access_requests({ space: space.id, reason })}
          onSent={() => {
            set_asks(false);
            onDone(t('joining.asked', { space: space.name }));
            void refresh();
          }}
          onClose={() => set_asks(false)}
        />
      )}
    </>
  );
}

function Asked({ own, space, onDone }: AskingProps & { own: OwnAccessRequest }) {
  const { t } = useWords();
  const refresh = useRefresh(space.id);
  const withdraw = useMutation({
    mutationFn: () => delete_access_request({ request: own.id }),
    onSuccess: () => {
      onDone(t('joining.withdrawn'));
      void refresh();
    },
  });
  if (own.declined)
    return (
      <p className="thing__about">
        {t('joining.declined_on')} <Moment at={own.declined} />: {own.answer}
      </p>
    );
  return (
    <>
      <p className="thing__about row">
        <span>
          {t('joining.asked_on')} <Moment at={own.asked} />: {own.reason}
        </span>
        <Button kind="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('joining.withdraw')}
          <span className="visually-hidden"> {space.name}</span>
        </Button>
      </p>
      {withdraw.error && <Failure error={withdraw.error} />}
    </>
  );
}
