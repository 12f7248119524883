import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { put_administration_module } from '@/generated/module';
import type { ModuleLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import * as queries from '../queries';
import { Records } from '../records';
import './words';

const title_of = ({ name, title }: ModuleLine) => title || name;
/** Whether starting the server again would change something. */
const waits = (module: ModuleLine) => !module.quarantine && module.in_use === module.left_out;

/** What stands in the folder of modules, whether it runs, and where it is used. */
export function Modules() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(queries.modules);
  const [asked, ask] = useState<ModuleLine | null>(null);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.modules'), t('administration.title'));
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.modules')}</Heading>
          <p className="lead">{t('governing.modules_lead', { version: data.version })}</p>
        </div>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {data.items.some(waits) && <Notice kind="caution">{t('governing.module_restart')}</Notice>}
      {data.items.length === 0 && <Empty title={t('governing.modules_none')} />}
      <Records
        caption={t('administration.modules')}
        columns={[
          t('governing.module'),
          t('governing.module_version'),
          t('governing.module_state'),
          t('governing.module_used'),
          { text: t('administration.act'), kind: 'hidden' },
        ]}
      >
        {data.items.map((module) => (
          <tr key={module.name}>
            <th scope="row">
              {title_of(module)}
              <span className="records__under">{module.name}</span>
            </th>
            <td data-label={t('governing.module_version')}>{module.version}</td>
            <td>
              <State module={module} />
            </td>
            <td data-label={t('governing.module_used')}>
              {t('governing.module_used_in', { spaces: module.spaces })}
            </td>
            <td className="records__act">
              {!module.quarantine && (
                <Button kind="quiet" onClick={() => ask(module)}>
                  {t(module.left_out ? 'governing.module_take_in' : 'governing.module_leave_out')}
                  <span className="visually-hidden"> {title_of(module)}</span>
                </Button>
              )}
            </td>
          </tr>
        ))}
      </Records>
      {asked && <Choose module={asked} onDone={set_done} onClose={() => ask(null)} />}
    </>
  );
}

function State({ module }: { module: ModuleLine }) {
  const { t } = useWords();
  return (
    <>
      {module.quarantine ? (
        <StateTag tone="caution">{t('governing.module_quarantined')}</StateTag>
      ) : module.in_use ? (
        <StateTag tone="good">{t('governing.module_runs')}</StateTag>
      ) : (
        <StateTag tone="plain">{t('governing.module_left_out')}</StateTag>
      )}
      <span className="records__under">
        {module.quarantine ||
          (waits(module) &&
            t(module.in_use ? 'governing.module_until_start' : 'governing.module_from_start'))}
      </span>
    </>
  );
}

interface ChooseProps {
  module: ModuleLine;
  onDone: (text: string) => void;
  onClose: () => void;
}

function Choose({ module, onDone, onClose }: ChooseProps) {
  const { t } = useWords();
  const name = title_of(module);
  const leaves = !module.left_out;
  return (
    <FormDialog
      title={leaves ? t('governing.module_leave_title', { name }) : t('governing.module_take_in')}
      act={t(leaves ? 'governing.module_leave_out' : 'governing.module_take_in')}
      kind={leaves ? 'warning' : 'primary'}
      apply={() => put_administration_module({ module: module.name, in_use: module.left_out })}
      onDone={() => onDone(t(leaves ? 'governing.module_left' : 'governing.module_taken', { name }))}
      onClose={onClose}
    >
      {() => (
        <>
          {leaves && (
            <p>{t('governing.module_leave_text', { sections: module.sections, spaces: module.spaces })}</p>
          )}
          <p>{t('governing.module_restart')}</p>
        </>
      )}
    </FormDialog>
  );
}
