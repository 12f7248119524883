import { useQuery } from '@tanstack/react-query';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import type { PageView } from '@/api/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Person } from '@/kit/person';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';

interface AccessPanelProps {
  page: PageView;
  onRestrict: () => void;
  onClose: () => void;
}

/** Who can see this page, and why. */
export default function AccessPanel({ page, onRestrict, onClose }: AccessPanelProps) {
  const { t } = useWords();
  const { data: access, error, refetch } = useQuery(queries.access(page.id));
  return (
    <Dialog title={t('wiki.who_sees')} shape="panel" onClose={onClose}>
      {error && !access && <Failure error={error} onRetry={() => void refetch()} />}
      {!access && !error && <Skeleton title={false} />}
      {access && (
        <div className="stack">
          <p>{access.summary}</p>
          <p className="soft">{access.from}</p>
          {page.can.includes(may.restrict) && (
            <Button kind="secondary" icon="lock" onClick={onRestrict}>
              {t('wiki.restrict')}
            </Button>
          )}
          {access.groups.length > 0 && (
            <ul className="things">
              {access.groups.map((group) => (
                <li key={`${group.kind} ${group.name} ${group.role}`}>
                  <p className="thing__title">{group.name}</p>
                  <p className="thing__about">
                    {t('wiki.people_in_group', { count: group.count })} · {group.role}
                  </p>
                </li>
              ))}
            </ul>
          )}
          <ul className="things">
            {access.people.map((entry) => (
              <li key={entry.person.id}>
                <p className="row">
                  <Person person={entry.person} />
                  {entry.can_edit && <StateTag tone="accent">{t('wiki.can_edit')}</StateTag>}
                </p>
                <p className="thing__about">{[entry.role, entry.why].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
          {access.total > access.people.length && (
            <p className="soft">
              {t('wiki.and_more_people', { count: access.total - access.people.length })}
            </p>
          )}
        </div>
      )}
    </Dialog>
  );
}
