import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, put } from '@/api/client';
import * as queries from '@/api/queries';
import type {
  Access,
  AccessReason,
  PageView,
  PersonLabel,
  Restriction,
  RestrictionPreview,
  Role,
  Saved,
} from '@/api/types';
import { Button, IconButton } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Radios, SelectField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Person, PersonList } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';

/** Limits a page, and all under it, to some people; names who gains and who loses sight before anything is applied. */
export default function RestrictionPanel({ page, onClose }: { page: PageView; onClose: () => void }) {
  const { t } = useWords();
  const space = useSpace();
  const access = useInfiniteQuery(queries.access(page.id));
  const first = access.data?.pages[0];
  const members = useInfiniteQuery(queries.members(space.id));
  const roles = members.data?.pages[0]?.roles;
  return (
    <Dialog title={t('wiki.restrict_title')} shape="panel" onClose={onClose}>
      {access.error && <Failure error={access.error} onRetry={() => void access.refetch()} />}
      {!access.error && !(first && roles) && <Skeleton title={false} />}
      {first && roles && <RestrictionForm page={page} access={first} roles={roles} onClose={onClose} />}
    </Dialog>
  );
}

interface Chosen {
  person: PersonLabel;
  role: string;
}

interface RestrictionFormProps {
  page: PageView;
  access: Access;
  roles: Role[];
  onClose: () => void;
}

function RestrictionForm({ page, access, roles, onClose }: RestrictionFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [inherit, set_inherit] = useState(!named_here(access));
  const [people, set_people] = useState<Chosen[]>(() => named(access, roles));
  const wanted: Restriction = {
    inherit,
    people: inherit ? [] : people.map(({ person, role }) => ({ person: person.id, role })),
    groups: [],
  };
  const preview = useQuery({
    queryKey: ['object', page.id, 'restriction', wanted],
    queryFn: ({ signal }) =>
      post<RestrictionPreview>(`/objects/${page.id}/restriction-preview`, wanted, { signal }),
  });
  const apply = useMutation({
    mutationFn: () => put<Saved>(`/objects/${page.id}/restriction`, wanted),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['object'] });
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      onClose();
    },
  });
  return (
    <div className="stack">
      <Radios
        legend={t('wiki.restrict_legend')}
        value={inherit ? 'inherit' : 'some'}
        onChange={(value) => set_inherit(value === 'inherit')}
        options={[
          { value: 'inherit', text: t('wiki.restrict_inherit'), hint: t('wiki.restrict_inherit_hint') },
          { value: 'some', text: t('wiki.restrict_some'), hint: t('wiki.restrict_some_hint') },
        ]}
      />
      {!inherit && <Chooser people={people} roles={roles} onChange={set_people} />}
      <section aria-labelledby="effect" aria-live="polite">
        <h3 id="effect" className="section-title">
          {t('wiki.restrict_effect')}
        </h3>
        {preview.error && <Failure error={preview.error} />}
        {preview.data && <Effect preview={preview.data} />}
        {preview.isPending && <Skeleton lines={3} title={false} />}
      </section>
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group">
        <Button busy={apply.isPending} disabled={!preview.data} onClick={() => apply.mutate()}>
          {t('wiki.restrict_apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </div>
  );
}

interface ChooserProps {
  people: Chosen[];
  roles: Role[];
  onChange: (people: Chosen[]) => void;
}

function Chooser({ people, roles, onChange }: ChooserProps) {
  const { t } = useWords();
  const first_role = roles.find((role) => role.key === 'reader') ?? roles[0];
  const add = (person: PersonLabel) => {
    if (first_role && !people.some((chosen) => chosen.person.id === person.id))
      onChange([...people, { person, role: first_role.key }]);
  };
  return (
    <>
      <Picker
        label={t('core.add_person')}
        hint={t('core.add_person_hint')}
        find={queries.find_people}
        keyOf={(person) => person.id}
        textOf={(person) => person.name}
        show={(person) => <Person person={person} />}
        onChoose={add}
      />
      <ul className="things things--acts">
        {people.map((chosen) => (
          <li key={chosen.person.id}>
            <Person person={chosen.person} />
            <SelectField
              label={
                <span className="visually-hidden">{t('core.role_of', { name: chosen.person.name })}</span>
              }
              value={chosen.role}
              options={roles.map((role) => ({ value: role.key, text: role.name }))}
              onChange={(role) =>
                onChange(
                  people.map((other) => (other.person.id === chosen.person.id ? { ...other, role } : other)),
                )
              }
            />
            <IconButton
              icon="close"
              label={t('core.remove_name', { name: chosen.person.name })}
              onClick={() => onChange(people.filter((other) => other.person.id !== chosen.person.id))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Effect({ preview }: { preview: RestrictionPreview }) {
  const { t } = useWords();
  if (preview.gain.length === 0 && preview.lose.length === 0) return <p>{t('wiki.effect_none')}</p>;
  return (
    <div className="stack">
      {preview.lose.length > 0 && (
        <Notice kind="caution">
          <strong>{t('wiki.effect_lose', { count: preview.lose.length })}</strong>
          <PersonList people={preview.lose} />
        </Notice>
      )}
      {preview.gain.length > 0 && (
        <Notice kind="success">
          <strong>{t('wiki.effect_gain', { count: preview.gain.length })}</strong>
          <PersonList people={preview.gain} />
        </Notice>
      )}
      <p>
        {t('wiki.effect_covers', { count: preview.covers })}{' '}
        {preview.incomplete && t('wiki.effect_incomplete')}
      </p>
    </div>
  );
}

const here = (reason: AccessReason) => reason.scope_kind === 'object' && reason.subject_kind === 'person';

/** Whether the page has people of its own; those whom its place lets in do not count. */
const named_here = (access: Access) =>
  access.restricted && access.people.some((person) => person.why.some(here));

/** Those who are let in by name today. */
function named(access: Access, roles: Role[]): Chosen[] {
  return access.people.flatMap(({ id, name, why }) => {
    const reason = why.find(here);
    const role = roles.find((other) => other.name === reason?.role)?.key;
    return role ? [{ person: { id, name, organisation: '' }, role }] : [];
  });
}
