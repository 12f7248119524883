import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  post_space_access_request_refusal,
  post_space_access_request_role,
} from '@/generated/access_request';
import type { RoleChoice, SpaceView, WaitingAccessRequest } from '@/generated/types';
import { Button } from '@/kit/button';
import { SelectField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { Person } from '@/kit/person';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { requests_in, useRefresh } from './queries';
import { ReasonDialog } from './reason_dialog';
import './joining.css';

interface WaitingProps {
  space: SpaceView;
  roles: RoleChoice[];
  /** Says what was done where the person looks. */
  onDone: (text: string) => void;
}

/** On the screen of a space's members: who asks to come in, to be let in with a role or told why not. */
export default function Waiting({ space, roles, onDone }: WaitingProps) {
  const { t } = useWords();
  const query = useQuery(requests_in(space.id));
  const [declining, decline] = useState<WaitingAccessRequest | null>(null);
  const refresh = useRefresh(space.id);
  const waiting = query.data?.items ?? [];
  if (waiting.length === 0 && !query.error) return null;
  return (
    <section className="joining" aria-labelledby="access-requests">
      <h2 id="access-requests" className="section-title">
        {t('joining.waiting_title')}
      </h2>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="things">
        {waiting.map((request) => (
          <Request
            key={request.id}
            space={space}
            roles={roles}
            request={request}
            onDone={onDone}
            onDecline={() => decline(request)}
          />
        ))}
      </ul>
      {declining && (
        <ReasonDialog
          title={t('joining.decline_title', { name: declining.person.name })}
          label={t('joining.answer')}
          hint={t('joining.answer_hint', { name: declining.person.name })}
          missing={t('joining.answer_missing', { name: declining.person.name })}
          act={t('joining.decline_now')}
          kind="warning"
          send={(answer) =>
            post_space_access_request_refusal({ space: space.id, request: declining.id, answer })
          }
          onSent={() => {
            onDone(t('joining.declined', { name: declining.person.name }));
            decline(null);
            void refresh();
          }}
          onClose={() => decline(null)}
        />
      )}
    </section>
  );
}

interface RequestProps extends WaitingProps {
  request: WaitingAccessRequest;
  onDecline: () => void;
}

function Request({ space, roles, request, onDone, onDecline }: RequestProps) {
  const { t } = useWords();
  const refresh = useRefresh(space.id);
  const [role, set_role] = useState(() => (roles.find((one) => one.key === 'reader') ?? roles[0])?.key ?? '');
  const let_in = useMutation({
    mutationFn: () => post_space_access_request_role({ space: space.id, request: request.id, role }),
    onSuccess: () => {
      const role_name = roles.find((one) => one.key === role)?.name ?? role;
      onDone(t('joining.let_in_done', { name: request.person.name, role: role_name }));
      void refresh();
    },
  });
  return (
    <li>
      <p>
        <Person person={request.person} />
      </p>
      <p className="joining__reason">{request.reason}</p>
      <p className="thing__about">
        {request.title && `${request.title} · `}
        <Moment at={request.asked} />
      </p>
      {let_in.error && <Failure error={let_in.error} />}
      <div className="joining__answer">
        <SelectField
          label={t('joining.role_of', { name: request.person.name })}
          value={role}
          options={roles.map((one) => ({ value: one.key, text: one.name }))}
          onChange={set_role}
        />
        <Button busy={let_in.isPending} onClick={() => let_in.mutate()}>
          {t('joining.let_in')}
          <span className="visually-hidden"> {request.person.name}</span>
        </Button>
        <Button kind="quiet" onClick={onDecline}>
          {t('joining.decline')}
          <span className="visually-hidden"> {request.person.name}</span>
        </Button>
      </div>
    </li>
  );
}
