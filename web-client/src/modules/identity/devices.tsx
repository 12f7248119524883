import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import * as queries from '@/api/queries';
import { delete_session_by_id } from '@/generated/session';
import type { OwnSession } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { announce } from '@/live/announce';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSignOut } from '@/shell/sign_out';
import { useWords } from '@/words';
import { device_name } from './device_name';

/** Where the person is signed in, newest use first; any of them can be ended. */
export function Devices() {
  const { t } = useWords();
  const client = useQueryClient();
  const sign_out = useSignOut();
  const { data, error, refetch } = useQuery(queries.devices);
  useDocumentTitle(t('identity.devices'));
  const end = useMutation({
    mutationFn: (device: OwnSession) => delete_session_by_id({ session: device.id }),
    onSuccess: () => {
      announce(t('identity.device_ended'));
      return client.invalidateQueries({ queryKey: queries.devices.queryKey });
    },
  });
  return (
    <main id="main" className="screen screen--narrow" tabIndex={-1}>
      <Heading>{t('identity.devices')}</Heading>
      <p className="lead">{t('identity.devices_lead')}</p>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={4} title={false} />}
      {sign_out.dialog}
      {end.error && <Failure error={end.error} />}
      <ul className="things things--acts">
        {data?.items.map((device) => (
          <li key={device.id}>
            <div>
              <p className="thing__title">
                {device_name(device.agent, t('identity.device_unknown'))}{' '}
                {device.current && <StateTag tone="accent">{t('identity.this_device')}</StateTag>}
              </p>
              <p className="thing__about">
                {device.network} · {t('identity.last_used')} <Moment at={device.seen} />
              </p>
            </div>
            {device.current ? (
              <Button kind="secondary" onClick={sign_out.start}>
                {t('core.sign_out')}
              </Button>
            ) : (
              <Button kind="secondary" busy={end.isPending} onClick={() => end.mutate(device)}>
                {t('identity.sign_out_there')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}
