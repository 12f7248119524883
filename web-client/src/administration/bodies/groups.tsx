import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { post_administration_groups } from '@/generated/group';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { Empty } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { NameDialog } from '../name_dialog';
import { place } from '../place';
import * as queries from '../queries';
import { Paged } from '../records';

/** Named sets of people, which take roles and mentions together. */
export function Groups() {
  const { t } = useWords();
  const query = useInfiniteQuery(queries.groups);
  const [adding, add] = useState(false);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.groups'), t('administration.title'));
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.groups')}</Heading>
          <p className="lead">{t('administration.groups_lead')}</p>
        </div>
        <Button onClick={() => add(true)}>{t('administration.add_group')}</Button>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      <Paged query={query} empty={<Empty title={t('administration.groups_none')} />}>
        {(groups) => (
          <ul className="things">
            {groups.map((group) => (
              <li key={group.id}>
                <Link to={place('groups', group.id)} className="thing__title">
                  {group.name}
                </Link>
                <p className="thing__about">{t('administration.people_count', { count: group.people })}</p>
              </li>
            ))}
          </ul>
        )}
      </Paged>
      {adding && (
        <NameDialog
          title={t('administration.add_group')}
          act={t('administration.add')}
          apply={(name) => post_administration_groups({ name })}
          onDone={(name) => set_done(t('administration.group_added', { name }))}
          onClose={() => add(false)}
        />
      )}
    </>
  );
}
