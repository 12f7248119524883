import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { delete_administration_role, put_administration_role } from '@/generated/role';
import type { PermissionLine, RoleLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Checkboxes } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { place } from '../place';
import * as queries from '../queries';
import './words';

/** One role: everything that it can hold, and what it holds. */
export function RoleScreen({ id }: { id: string }) {
  const { t } = useWords();
  const { data: table, error, refetch } = useQuery(queries.roles);
  const [round, begin_anew] = useState(0);
  const [done, set_done] = useState('');
  const role = table?.roles.find((one) => one.id === id);
  useDocumentTitle(role?.name, t('administration.roles'));
  if (!table) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  if (!role) return <NoAccess />;
  return (
    <>
      <Heading of={role.id}>{role.name}</Heading>
      <p className="lead">
        {t(`governing.reach_${role.reach}`)} · {t('governing.holders')}:{' '}
        {t('governing.holders_count', { count: role.holders })}
      </p>
      {done && <Notice kind="success">{done}</Notice>}
      {role.key === 'site_administrator' && <Notice kind="note">{t('governing.role_governs')}</Notice>}
      <RoleForm
        key={round}
        role={role}
        permissions={table.permissions.filter((permission) => permission.reach === role.reach)}
        onDone={set_done}
        onStale={() => begin_anew(round + 1)}
      />
      {!role.stock && role.holders === 0 && <Remove role={role} />}
    </>
  );
}

interface RoleFormProps {
  role: RoleLine;
  permissions: PermissionLine[];
  onDone: (text: string) => void;
  /** The role is another now than the one that the form began with. */
  onStale: () => void;
}

function RoleForm({ role, permissions, onDone, onStale }: RoleFormProps) {
  const { t } = useWords();
  const [begun] = useState(role);
  const [chosen, choose] = useState(begun.permissions);
  const [checking, check] = useState(false);
  const modules = [...new Set(permissions.map(module_of))].sort((one, other) =>
    one === 'core' ? -1 : other === 'core' ? 1 : one.localeCompare(other),
  );
  const given = permissions.filter(({ name }) => chosen.includes(name) && !begun.permissions.includes(name));
  const taken = permissions.filter(({ name }) => !chosen.includes(name) && begun.permissions.includes(name));
  const nothing = given.length + taken.length === 0;
  const [idle, say_idle] = useState(false);
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          say_idle(nothing);
          check(!nothing);
        }}
      >
        {modules.map((module) => (
          <Checkboxes
            key={module}
            legend={module_name(module, role, t('governing.from_core'), t('governing.permission'))}
            values={chosen}
            onChange={choose}
            options={permissions
              .filter((permission) => module_of(permission) === module)
              .map(({ name, doc }) => ({ value: name, text: doc }))}
          />
        ))}
        {idle && nothing && <Notice kind="note">{t('governing.role_nothing')}</Notice>}
        <Button type="submit">{t('core.continue')}</Button>
      </form>
      {checking && (
        <FormDialog
          title={t('governing.role_changes', { name: role.name })}
          act={t('governing.role_save')}
          apply={() =>
            put_administration_role({ role: role.id, permissions: chosen }, { if_match: begun.version })
          }
          onDone={() => onDone(t('governing.role_changed', { name: role.name }))}
          onClose={() => {
            check(false);
            if (role.version !== begun.version) onStale();
          }}
        >
          {(error_of) => (
            <>
              <Listed title={t('governing.role_may_now')} permissions={given} />
              <Listed title={t('governing.role_may_not')} permissions={taken} />
              <p>{t('governing.role_counts', { count: role.holders })}</p>
              {error_of('permissions') && (
                <p className="govuk-error-message" role="alert">
                  {error_of('permissions')}
                </p>
              )}
            </>
          )}
        </FormDialog>
      )}
    </>
  );
}

const module_of = ({ name }: PermissionLine) => name.slice(0, name.indexOf('.'));
const module_name = (module: string, role: RoleLine, everywhere: string, administration: string) =>
  module !== 'core'
    ? module.charAt(0).toUpperCase() + module.slice(1)
    : role.reach === 'spaces'
      ? everywhere
      : administration;

function Listed({ title, permissions }: { title: string; permissions: PermissionLine[] }) {
  if (permissions.length === 0) return null;
  return (
    <div>
      <p>
        <strong>{title}</strong>
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {permissions.map(({ name, doc }) => (
          <li key={name}>{doc}</li>
        ))}
      </ul>
    </div>
  );
}

function Remove({ role }: { role: RoleLine }) {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => delete_administration_role({ role: role.id }),
    onSuccess: async () => {
      await navigate({ to: place('roles') });
      // The list that was read before must not offer what is gone while it is read again.
      client.setQueryData(
        queries.roles.queryKey,
        (table) => table && { ...table, roles: table.roles.filter(({ id }) => id !== role.id) },
      );
      await queries.read_again(client);
    },
  });
  return (
    <div className="administration__part">
      {remove.error && <Failure error={remove.error} />}
      <Button kind="warning" busy={remove.isPending} onClick={() => remove.mutate()}>
        {t('governing.role_remove')}
      </Button>
    </div>
  );
}
