import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { post_administration_areas } from '@/generated/area';
import type { AreaLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { NameDialog } from '../name_dialog';
import { may, place, useMay } from '../place';
import * as queries from '../queries';
import './areas.css';

/** The areas that the viewer may manage, each under the one above. */
export function Areas() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(queries.areas);
  const whole_site = useMay(may.manage_people);
  const [adding, add] = useState(false);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.areas'), t('administration.title'));
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.areas')}</Heading>
          <p className="lead">{t('administration.areas_lead')}</p>
        </div>
        {whole_site && <Button onClick={() => add(true)}>{t('administration.add_area')}</Button>}
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton title={false} />}
      {data?.items.length === 0 && <Empty title={t('administration.areas_none')} />}
      {data && <Branch areas={data.items} under={null} />}
      {adding && (
        <NameDialog
          title={t('administration.add_area')}
          act={t('administration.add')}
          apply={(name) => post_administration_areas({ name })}
          onDone={(name) => set_done(t('administration.area_added', { name }))}
          onClose={() => add(false)}
        />
      )}
    </>
  );
}

/** An area whose parent is not among them begins a tree of its own. */
function Branch({ areas, under }: { areas: AreaLine[]; under: AreaLine | null }) {
  const { t } = useWords();
  const known = new Set(areas.map((area) => area.id));
  const here = areas.filter((area) =>
    under ? area.parent === under.id : !area.parent || !known.has(area.parent),
  );
  if (here.length === 0) return null;
  return (
    <ul className="plain area-tree">
      {here.map((area) => (
        <li key={area.id}>
          <Link to={place('areas', area.id)} className="thing__title">
            {area.name}
          </Link>
          <p className="thing__about">{t('administration.spaces_count', { count: area.spaces })}</p>
          <Branch areas={areas} under={area} />
        </li>
      ))}
    </ul>
  );
}
