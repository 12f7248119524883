import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import {
  delete_administration_group_member,
  post_administration_group_members,
  put_administration_group,
} from '@/generated/group';
import type { GroupMember } from '@/generated/types';
import { Button } from '@/kit/button';
import { LoadMore } from '@/kit/load_more';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { ChoosePerson } from '../choosing';
import { NameDialog } from '../name_dialog';
import { place } from '../place';
import * as queries from '../queries';

/** Who is in a group; those that a directory keeps are changed there. */
export function GroupScreen({ id }: { id: string }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { data: group, error, refetch } = useQuery(queries.group(id));
  const query = useInfiniteQuery(queries.group_members(id));
  const members = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [renaming, rename] = useState(false);
  const [done, set_done] = useState('');
  useDocumentTitle(group?.name);
  const add = useMutation({
    mutationFn: (person: { id: string; name: string }) =>
      post_administration_group_members({ group: id, person: person.id }),
    onSuccess: async (_, { name }) => {
      await queries.read_again(client);
      set_done(t('administration.group_joined', { name }));
    },
  });
  const remove = useMutation({
    mutationFn: (person: GroupMember) => delete_administration_group_member({ group: id, person: person.id }),
    onSuccess: async (_, { name }) => {
      await queries.read_again(client);
      set_done(t('administration.group_left', { name }));
    },
  });
  if (!group) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const by_hand = group.source === 'hand';
  const failed = add.error ?? remove.error;
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={group.id}>{group.name}</Heading>
          <p className="lead">{t('administration.people_count', { count: group.people })}</p>
        </div>
        {by_hand && (
          <Button kind="secondary" onClick={() => rename(true)}>
            {t('administration.rename')}
          </Button>
        )}
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {!by_hand && <Notice kind="note">{t('identity.group_kept_elsewhere')}</Notice>}
      {failed && <Failure error={failed} />}
      {by_hand && (
        <ChoosePerson
          label={t('administration.add_member')}
          hint={t('administration.merge_into_hint')}
          chosen={null}
          onChoose={(person) => person && add.mutate(person)}
        />
      )}
      <ul className="things things--acts">
        {members.map((member) => (
          <li key={member.id}>
            <div>
              <Link to={place('people', member.id)} className="thing__title">
                {member.name}
              </Link>
              <p className="thing__about">{member.email}</p>
            </div>
            {by_hand && (
              <Button kind="quiet" busy={remove.isPending} onClick={() => remove.mutate(member)}>
                {t('core.remove')}
                <span className="visually-hidden"> {member.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
      {renaming && (
        <NameDialog
          title={t('administration.rename')}
          act={t('administration.save')}
          name={group.name}
          apply={(name) => put_administration_group({ group: id, name }, { if_match: group.version })}
          onDone={(name) => set_done(t('administration.renamed', { name }))}
          onClose={() => rename(false)}
        />
      )}
    </>
  );
}
