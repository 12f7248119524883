import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import { delete_space_member, post_space_members } from '@/generated/member';
import type { DirectoryPerson, Member, RoleChoice, SpaceView } from '@/generated/types';
import { with_invitation_texts } from '@/invitations/texts';
import { with_joining_texts } from '@/joining/texts';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { SelectField, TextField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Person, PersonLink } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { with_membership_texts } from '@/membership/texts';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { seen_by, useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import './members.css';

const open_invitations = with_invitation_texts(() => import('@/invitations/open_invitations'));
const Invitations = lazy(async () => ({ default: (await open_invitations()).OpenInvitations }));
const Waiting = lazy(with_joining_texts(() => import('@/joining/waiting')));
const AccessLinks = lazy(with_membership_texts(() => import('@/membership/links')));

/** Who belongs to the space and in which role; added by name, removed by name. */
export function Members() {
  const { t } = useWords();
  const space = useSpace();
  const query = useInfiniteQuery(queries.members(space.id));
  const roles = query.data?.pages[0]?.roles ?? [];
  const members = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [leaving, let_go] = useState<Member | null>(null);
  const told = useRouterState({ select: (state) => state.location.state.notice });
  const [done, set_done] = useState(told ?? '');
  const seen = seen_by(space, t);
  const may_manage = space.can.includes(may.manage_access);
  useDocumentTitle(t('core.members'), space.name);
  return (
    <div className="members stack">
      <Heading of={`members ${space.id}`}>{t('core.members')}</Heading>
      {seen && <p className="lead">{seen}</p>}
      {done && <Notice kind="success">{done}</Notice>}
      {may_manage && (
        <Suspense>
          <AccessLinks space={space} />
          <Invitations space={space} onDone={set_done} />
        </Suspense>
      )}
      {may_manage && roles.length > 0 && (
        <Suspense>
          <Waiting space={space} roles={roles} onDone={set_done} />
        </Suspense>
      )}
      {may_manage && roles.length > 0 && <AddMember space={space} roles={roles} onDone={set_done} />}
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && members.length === 0 && <Empty title={t('membership.members_none')} />}
      <ul className="things things--acts">
        {members.map((member) => (
          <MemberRow
            key={member.grant}
            space={space}
            member={member}
            roles={roles}
            editable={may_manage && member.kind === 'person'}
            onDone={set_done}
            onRemove={() => let_go(member)}
          />
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {leaving && (
        <RemoveMember space={space} member={leaving} onDone={set_done} onClose={() => let_go(null)} />
      )}
    </div>
  );
}

function useRefresh(space: SpaceView) {
  const client = useQueryClient();
  return async () => {
    void client.invalidateQueries({ queryKey: ['space-view', space.slug] });
    await client.invalidateQueries({ queryKey: ['space', space.id, 'members'] });
  };
}

interface AddMemberProps {
  space: SpaceView;
  roles: RoleChoice[];
  onDone: (text: string) => void;
}

function AddMember({ space, roles, onDone }: AddMemberProps) {
  const { t } = useWords();
  const refresh = useRefresh(space);
  const [person, set_person] = useState<DirectoryPerson | null>(null);
  const [role, set_role] = useState(
    () => (roles.find((other) => other.key === 'member') ?? roles[0])?.key ?? '',
  );
  const [until, set_until] = useState('');
  const add = useMutation({
    mutationFn: (added: DirectoryPerson) =>
      post_space_members({
        space: space.id,
        person: added.id,
        role,
        ...(until ? { until: new Date(`${until}T23:59:59`).toISOString() } : {}),
      }),
    onSuccess: (_, added) => {
      const role_name = roles.find((other) => other.key === role)?.name ?? role;
      onDone(t('membership.member_added', { name: added.name, role: role_name }));
      set_person(null);
      set_until('');
      void refresh();
    },
  });
  const form = useRef<HTMLElement>(null);
  const asked = useRef(person);
  useEffect(() => {
    if (asked.current === person) return;
    asked.current = person;
    // What had the focus has given way to the next question, or to the first for the next person.
    form.current?.querySelector<HTMLElement>('select, input')?.focus();
  }, [person]);
  return (
    <section ref={form} className="card add-member" aria-labelledby="add-member">
      <h2 id="add-member" className="section-title">
        {t('membership.add_person')}
      </h2>
      {person ? (
        <p className="row">
          <Person person={person} />
          <Button kind="quiet" onClick={() => set_person(null)}>
            {t('core.change')}
          </Button>
        </p>
      ) : (
        <Picker
          label={t('membership.name_or_email')}
          hint={t('core.add_person_hint')}
          find={queries.find_people}
          keyOf={(found) => found.id}
          textOf={(found) => found.name}
          show={(found) => <Person person={found} />}
          onChoose={set_person}
        />
      )}
      {person && (
        <>
          <SelectField
            label={t('core.role')}
            value={role}
            options={roles.map((other) => ({ value: other.key, text: other.name }))}
            onChange={set_role}
          />
          <TextField
            type="date"
            label={t('membership.member_until')}
            hint={t('membership.until_hint')}
            value={until}
            onChange={(event) => set_until(event.target.value)}
          />
          {add.error && <Failure error={add.error} />}
          <Button busy={add.isPending} onClick={() => add.mutate(person)}>
            {t('membership.add_name', { name: person.name })}
          </Button>
        </>
      )}
    </section>
  );
}

interface MemberRowProps {
  space: SpaceView;
  member: Member;
  roles: RoleChoice[];
  editable: boolean;
  onDone: (text: string) => void;
  onRemove: () => void;
}

function MemberRow({ space, member, roles, editable, onDone, onRemove }: MemberRowProps) {
  const { t } = useWords();
  const refresh = useRefresh(space);
  const change = useMutation({
    mutationFn: (role: string) =>
      post_space_members({
        space: space.id,
        person: member.person.id,
        role,
        until: member.until,
        reason: member.why,
      }),
    onSuccess: (_, role) => {
      const role_name = roles.find((other) => other.key === role)?.name ?? role;
      onDone(t('core.role_changed', { name: member.person.name, role: role_name }));
      void refresh();
    },
  });
  return (
    <li>
      <div>
        <p>
          {member.kind === 'person' ? (
            <PersonLink person={member.person} />
          ) : (
            <Person person={member.person} />
          )}
        </p>
        <p className="thing__about">
          {!editable && `${member.role_name} · `}
          {t('membership.member_since')} <Moment at={member.since} />
          {member.until && (
            <>
              {' '}
              · {t('core.member_until')} <Moment at={member.until} />
            </>
          )}
          {member.why && ` · ${member.why}`}
        </p>
        {change.error && <Failure error={change.error} />}
      </div>
      {editable && (
        <>
          <SelectField
            label={<span className="visually-hidden">{t('core.role_of', { name: member.person.name })}</span>}
            value={member.role}
            options={roles.map((role) => ({ value: role.key, text: role.name }))}
            onChange={(role) => change.mutate(role)}
          />
          <Button kind="quiet" onClick={onRemove}>
            {t('core.remove')}
            <span className="visually-hidden"> {member.person.name}</span>
          </Button>
        </>
      )}
    </li>
  );
}

interface RemoveMemberProps {
  space: SpaceView;
  member: Member;
  onDone: (text: string) => void;
  onClose: () => void;
}

function RemoveMember({ space, member, onDone, onClose }: RemoveMemberProps) {
  const { t } = useWords();
  const refresh = useRefresh(space);
  const apply = useMutation({
    mutationFn: () => delete_space_member({ space: space.id, person: member.person.id }),
    onSuccess: async () => {
      await refresh();
      onDone(t('membership.member_removed', { name: member.person.name }));
      onClose();
    },
  });
  return (
    <Dialog title={t('core.remove_name', { name: member.person.name })} onClose={onClose}>
      <p>{t('membership.remove_member_text', { name: member.person.name, space: space.name })}</p>
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group dialog__acts">
        <Button kind="warning" busy={apply.isPending} onClick={() => apply.mutate()}>
          {t('core.remove_name', { name: member.person.name })}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
