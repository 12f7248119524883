import { useInfiniteQuery } from '@tanstack/react-query';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import type { AccessReason } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { type Say, useWords } from '@/words';
import type { SeenObject } from './text';
import './words';
import './audience_words';

interface AccessPanelProps {
  page: SeenObject;
  onRestrict: () => void;
  onClose: () => void;
}

/** Who can see this page, and why. */
export default function AccessPanel({ page, onRestrict, onClose }: AccessPanelProps) {
  const { t } = useWords();
  const query = useInfiniteQuery(queries.access(page.id));
  const access = query.data?.pages[0];
  const people = query.data?.pages.flatMap((part) => part.people) ?? [];
  return (
    <Dialog title={t('reading.who_sees')} shape="panel" guide="who-can-see" onClose={onClose}>
      {query.error && !access && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {access && (
        <div className="stack">
          <p>
            {access.anyone ? t('reading.seen_by_all') : t('reading.readers', { count: access.count })}
            {access.more_than_count && ` ${t('reading.and_more')}`}
          </p>
          <p className="soft">
            {t(access.restricted ? 'audience.rules_own' : 'audience.rules_of_space', {
              space: page.space.name,
            })}
          </p>
          {page.can.includes(may.restrict) && (
            <Button kind="secondary" icon="lock" onClick={onRestrict}>
              {t('reading.restrict')}
            </Button>
          )}
          <ul className="things">
            {people.map((person) => (
              <li key={person.id}>
                <p className="row">
                  <strong>{person.name}</strong>
                  {person.guest && <StateTag tone="caution">{t('core.person_guest')}</StateTag>}
                </p>
                <ul className="plain thing__about">
                  {person.why.map((reason) => (
                    <li
                      key={`${reason.role} ${reason.scope_kind} ${reason.scope_name} ${reason.subject_name}`}
                    >
                      {reason_in_words(reason, t)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
          <LoadMore
            more={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </div>
      )}
    </Dialog>
  );
}

/** "Member of the space Pensions, through the group Policy team". */
function reason_in_words(reason: AccessReason, t: Say): string {
  const { role, scope_kind, scope_name, subject_kind, subject_name } = reason;
  const place = t('audience.role_at', { role, kind: scope_kind, name: scope_name });
  return subject_name
    ? `${place}, ${t('audience.through', { kind: subject_kind, name: subject_name })}`
    : place;
}
