import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { delete_space_invitation, post_space_invitation_link } from '@/generated/invitation';
import type { InvitationLine, SpaceView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import { invitations } from './queries';
import './invitations.css';
import './words';

interface OpenInvitationsProps {
  space: SpaceView;
  /** Says what was done where the person looks. */
  onDone: (text: string) => void;
}

/** The way to invite people, and who has been invited into the space and has not come yet. */
export function OpenInvitations({ space, onDone }: OpenInvitationsProps) {
  const { t } = useWords();
  const query = useInfiniteQuery(invitations(space.id));
  const waiting = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [leaving, let_go] = useState<InvitationLine | null>(null);
  return (
    <section className="invitations stack" aria-labelledby="invitations">
      <p className="invite-link">
        <Link
          to={space_address(space.slug, 'members/invite')}
          className="govuk-button govuk-button--secondary"
        >
          {t('invitations.invite')}
        </Link>
        <span className="govuk-hint">{t('invitations.invite_hint')}</span>
      </p>
      <h2 id="invitations" className="section-title" hidden={waiting.length === 0}>
        {t('invitations.open_title')}
      </h2>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      <ul className="things things--acts">
        {waiting.map((invitation) => (
          <Row
            key={invitation.id}
            space={space}
            invitation={invitation}
            onDone={onDone}
            onWithdraw={() => let_go(invitation)}
          />
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {leaving && (
        <Withdraw space={space} invitation={leaving} onDone={onDone} onClose={() => let_go(null)} />
      )}
    </section>
  );
}

function useRefresh(space: SpaceView) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: invitations(space.id).queryKey });
}

interface RowProps extends OpenInvitationsProps {
  invitation: InvitationLine;
  onWithdraw: () => void;
}

function Row({ space, invitation, onDone, onWithdraw }: RowProps) {
  const { t } = useWords();
  const refresh = useRefresh(space);
  const send = useMutation({
    mutationFn: () => post_space_invitation_link({ space: space.id, invitation: invitation.id }),
    onSuccess: async () => {
      await refresh();
      onDone(t('invitations.sent_again', { address: invitation.address }));
    },
  });
  const { state } = invitation;
  return (
    <li>
      <div>
        <p className="invited">
          <strong>{invitation.name || invitation.address}</strong>
          {invitation.name && <span>{invitation.address}</span>}
          {state === 'expired' && <StateTag tone="caution">{t('invitations.state_expired_tag')}</StateTag>}
          {state === 'resting' && <StateTag tone="caution">{t('invitations.state_resting_tag')}</StateTag>}
        </p>
        <p className="thing__about">
          {[invitation.role_name, invitation.organisation].filter(Boolean).join(' · ')} ·{' '}
          {t('invitations.by', { name: invitation.invited_by })} ·{' '}
          {t(state === 'expired' ? 'invitations.state_expired' : 'invitations.state_open')}{' '}
          <Moment at={invitation.ends} />
        </p>
        {state === 'resting' && <p className="thing__about">{t('invitations.state_resting')}</p>}
        {send.error && <Failure error={send.error} />}
      </div>
      <Button kind="quiet" busy={send.isPending} onClick={() => send.mutate()}>
        {t('invitations.send_again')}
        <span className="visually-hidden"> {invitation.address}</span>
      </Button>
      <Button kind="quiet" onClick={onWithdraw}>
        {t('invitations.withdraw')}
        <span className="visually-hidden"> {invitation.address}</span>
      </Button>
    </li>
  );
}

interface WithdrawProps extends OpenInvitationsProps {
  invitation: InvitationLine;
  onClose: () => void;
}

function Withdraw({ space, invitation, onDone, onClose }: WithdrawProps) {
  const { t } = useWords();
  const refresh = useRefresh(space);
  const apply = useMutation({
    mutationFn: () => delete_space_invitation({ space: space.id, invitation: invitation.id }),
    onSuccess: async () => {
      await refresh();
      onDone(t('invitations.withdrawn', { address: invitation.address }));
      onClose();
    },
  });
  return (
    <Dialog title={t('invitations.withdraw_title', { address: invitation.address })} onClose={onClose}>
      <p>{t('invitations.withdraw_text')}</p>
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('invitations.withdraw')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
