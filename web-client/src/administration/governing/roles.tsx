import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { post_administration_roles } from '@/generated/role';
import type { RoleTable } from '@/generated/types';
import { Button } from '@/kit/button';
import { SelectField, TextField } from '@/kit/field';
import { Icon } from '@/kit/icon';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { place } from '../place';
import * as queries from '../queries';
import { Records } from '../records';
import './governing.css';
import './words';

export const reaches = ['spaces', 'administration'] as const;

/** The roles, and beside one another what each may do. */
export function Roles() {
  const { t } = useWords();
  const { data: table, error, refetch } = useQuery(queries.roles);
  const [adding, add] = useState(false);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.roles'), t('administration.title'));
  if (!table) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.roles')}</Heading>
          <p className="lead">{t('governing.roles_lead')}</p>
        </div>
        <Button onClick={() => add(true)}>{t('governing.add_role')}</Button>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {reaches.map((reach) => (
        <section key={reach} className="administration__part">
          <h2 className="section-title">{t(`governing.reach_${reach}`)}</h2>
          {reach === 'administration' && <p className="lead">{t('governing.reach_administration_about')}</p>}
          <Records
            caption={t(`governing.reach_${reach}`)}
            columns={[
              t('governing.role'),
              { text: t('governing.permission'), kind: 'number' },
              t('governing.holders'),
            ]}
          >
            {table.roles
              .filter((role) => role.reach === reach)
              .map((role) => (
                <tr key={role.id}>
                  <th scope="row">
                    <Link to={place('roles', role.id)}>{role.name}</Link>
                    <span className="records__under">
                      {t(role.stock ? 'governing.role_stock' : 'governing.role_own')}
                    </span>
                  </th>
                  <td className="records__number" data-label={t('governing.permission')}>
                    {role.permissions.length}
                  </td>
                  <td data-label={t('governing.holders')}>
                    {t('governing.holders_count', { count: role.holders })}
                  </td>
                </tr>
              ))}
          </Records>
          <Matrix table={table} reach={reach} />
        </section>
      ))}
      {adding && <AddRole table={table} onDone={set_done} onClose={() => add(false)} />}
    </>
  );
}

/** What each role of one kind may do; read from left to right where it is wider than the window. */
function Matrix({ table, reach }: { table: RoleTable; reach: (typeof reaches)[number] }) {
  const { t } = useWords();
  const roles = table.roles.filter((role) => role.reach === reach);
  const name = t('governing.table_of', { reach: t(`governing.reach_${reach}`) });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className="matrix" aria-label={name} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{t('governing.permission')}</th>
            {roles.map((role) => (
              <th key={role.id} scope="col" className="matrix__role">
                {role.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.permissions
            .filter((permission) => permission.reach === reach)
            .map((permission) => (
              <tr key={permission.name}>
                <th scope="row">{permission.doc}</th>
                {roles.map((role) => (
                  <td key={role.id}>
                    {role.permissions.includes(permission.name) ? (
                      <>
                        <Icon name="check" />
                        <span className="visually-hidden">{t('governing.yes')}</span>
                      </>
                    ) : (
                      <span className="visually-hidden">{t('governing.no')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

interface AddRoleProps {
  table: RoleTable;
  onDone: (text: string) => void;
  onClose: () => void;
}

function AddRole({ table, onDone, onClose }: AddRoleProps) {
  const { t } = useWords();
  const [name, set_name] = useState('');
  const [like, set_like] = useState('');
  return (
    <FormDialog
      title={t('governing.add_role')}
      act={t('administration.add')}
      check={() => (name.trim() ? {} : { name: t('administration.enter_name') })}
      apply={() => post_administration_roles({ name: name.trim(), ...(like ? { like } : {}) })}
      onDone={() => onDone(t('governing.role_added', { name: name.trim() }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <TextField
            label={t('administration.name')}
            error={error_of('name')}
            maxLength={60}
            value={name}
            onChange={(event) => set_name(event.target.value)}
          />
          <SelectField
            label={t('governing.role_like')}
            value={like}
            onChange={set_like}
            options={[
              { value: '', text: t('governing.role_like_nothing') },
              ...table.roles
                .filter((role) => role.reach === 'spaces')
                .map((role) => ({ value: role.id, text: role.name })),
            ]}
          />
        </>
      )}
    </FormDialog>
  );
}
