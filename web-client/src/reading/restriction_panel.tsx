import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import * as queries from '@/api/queries';
import { post_object_restriction_preview, put_object_restriction } from '@/generated/access';
import type { AudienceView, RestrictionEntry, RestrictionView, RoleChoice } from '@/generated/types';
import { Button, IconButton } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Radios, SelectField } from '@/kit/field';
import { Moment } from '@/kit/moment';
import { Person } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { usePerson } from '@/shell/session';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { with_audience_texts } from './audience_texts';
import { Effect } from './effect';
import type { SeenObject } from './text';
import './words';

const AudienceLine = lazy(with_audience_texts(() => import('./audience_line')));
const AudiencePanel = lazy(with_audience_texts(() => import('./audience_panel')));

/** Limits a page, and all under it, to some people; names who gains and who loses sight before anything is applied. */
export default function RestrictionPanel({ page, onClose }: { page: SeenObject; onClose: () => void }) {
  const { t } = useWords();
  const space = useSpace();
  const rules = useQuery(queries.restriction(page.id));
  const person = usePerson();
  const members = useInfiniteQuery(queries.members(space.id)).data?.pages[0];
  const roles = members?.roles;
  const me = members?.items.find((member) => member.person.id === person.id);
  const [audience, change_audience] = useState<AudienceView | null>(null);
  const own = me && { kind: me.kind, who: me.person, role: me.role, capacity: null, until: null };
  if (audience)
    return (
      <Suspense>
        <AudiencePanel page={page} now={audience} onClose={onClose} />
      </Suspense>
    );
  return (
    <Dialog title={t('audience.restrict_title')} shape="panel" guide="who-can-see" onClose={onClose}>
      <Suspense>
        <AudienceLine page={page} onChange={change_audience} />
      </Suspense>
      {rules.error && <Failure error={rules.error} onRetry={() => void rules.refetch()} />}
      {!rules.error && !(rules.data && roles) && <Skeleton title={false} />}
      {rules.data && roles && (
        <RestrictionForm page={page} rules={rules.data} roles={roles} own={own} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface RestrictionFormProps {
  page: SeenObject;
  rules: RestrictionView;
  roles: RoleChoice[];
  /** The viewer, in the role they have in the space. */
  own: RestrictionEntry | undefined;
  onClose: () => void;
}

function RestrictionForm({ page, rules, roles, own, onClose }: RestrictionFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [inherit, set_inherit] = useState(rules.inherit);
  const [named, set_named] = useState(() => rules.items);
  // Whoever limits a page keeps it, unless they take themselves off the list.
  const limit = () => {
    set_inherit(false);
    if (rules.inherit && named.length === 0 && own) set_named([own]);
  };
  // Whoever is named beside the rules of the place stays named; a restriction that is lifted names nobody.
  const names_some = !inherit || (rules.inherit && rules.items.length > 0);
  const wanted = { object: page.id, inherit, ...by_kind(names_some ? named : []) };
  const preview = useQuery({
    queryKey: ['object', page.id, 'restriction-preview', wanted],
    queryFn: ({ signal }) => post_object_restriction_preview(wanted, { signal }),
  });
  const apply = useMutation({
    mutationFn: () => put_object_restriction(wanted),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['object'] });
      void client.invalidateQueries({ queryKey: ['space', page.space.id] });
      onClose();
    },
  });
  return (
    <div className="stack">
      <Radios
        legend={t('audience.restrict_legend')}
        value={inherit ? 'inherit' : 'some'}
        onChange={(value) => (value === 'inherit' ? set_inherit(true) : limit())}
        options={[
          {
            value: 'inherit',
            text: t('audience.restrict_inherit'),
            hint: t('audience.restrict_inherit_hint'),
          },
          { value: 'some', text: t('audience.restrict_some'), hint: t('audience.restrict_some_hint') },
        ]}
      />
      {names_some && <Chooser named={named} roles={roles} onChange={set_named} />}
      <Effect preview={preview.data} error={preview.error} />
      {apply.error && <Failure error={apply.error} />}
      <div className="govuk-button-group">
        <Button busy={apply.isPending} disabled={!preview.data} onClick={() => apply.mutate()}>
          {t('audience.restrict_apply')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('core.cancel')}
        </Button>
      </div>
    </div>
  );
}

interface ChooserProps {
  named: RestrictionEntry[];
  roles: RoleChoice[];
  onChange: (named: RestrictionEntry[]) => void;
}

function Chooser({ named, roles, onChange }: ChooserProps) {
  const { t } = useWords();
  const first_role = roles.find((role) => role.key === 'reader') ?? roles[0];
  const add = ({ kind, who }: queries.Subject) => {
    if (first_role && !named.some((entry) => entry.who.id === who.id))
      onChange([...named, { kind, who, role: first_role.key, capacity: null, until: null }]);
  };
  const give = (entry: RestrictionEntry, role: string) =>
    onChange(named.map((other) => (other === entry ? { ...entry, role } : other)));
  return (
    <>
      <Picker
        label={t('audience.restrict_add')}
        hint={t('audience.restrict_add_hint')}
        find={queries.find_subjects}
        keyOf={(subject) => subject.who.id}
        textOf={(subject) => subject.who.name}
        show={(subject) => <Named {...subject} />}
        onChoose={add}
      />
      <ul className="things things--acts">
        {named.map((entry, at) => (
          <li key={`${entry.who.id} ${at}`}>
            <span className="row">
              <Named {...entry} />
              {entry.until && (
                <span className="soft">
                  {t('core.member_until')} <Moment at={entry.until} />
                </span>
              )}
            </span>
            <SelectField
              label={<span className="visually-hidden">{t('core.role_of', { name: entry.who.name })}</span>}
              value={entry.role}
              options={roles.map((role) => ({ value: role.key, text: role.name }))}
              onChange={(role) => give(entry, role)}
            />
            <IconButton
              icon="close"
              label={t('core.remove_name', { name: entry.who.name })}
              onClick={() => onChange(named.filter((other) => other !== entry))}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function Named({ kind, who }: queries.Subject) {
  const { t } = useWords();
  return (
    <>
      <Person person={who} />
      {kind !== 'person' && <StateTag tone="plain">{t(`core.subject_${kind}`)}</StateTag>}
    </>
  );
}

/** As the server takes them: people, groups and organisations apart, each with the end that it has. */
const by_kind = (named: RestrictionEntry[]) => ({
  people: of_kind(named, 'person').map(({ who, role, capacity, until }) => ({
    person: who.id,
    role,
    capacity,
    until,
  })),
  groups: of_kind(named, 'group').map(({ who, role, until }) => ({ group: who.id, role, until })),
  organisations: of_kind(named, 'organisation').map(({ who, role, until }) => ({
    organisation: who.id,
    role,
    until,
  })),
});

const of_kind = (named: RestrictionEntry[], kind: RestrictionEntry['kind']) =>
  named.filter((entry) => entry.kind === kind);
