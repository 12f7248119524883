import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post_job_attempt } from '@/generated/job';
import type { JobView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { say_or, useWords } from '@/words';
import * as queries from '../queries';
import { Paged, Records } from '../records';
import '../words';

const tones = { waiting: 'plain', running: 'accent', done: 'good', failed: 'caution' } as const;

/** The work that outlives requests, the newest first. */
export function Jobs() {
  const { t } = useWords();
  const client = useQueryClient();
  const query = useInfiniteQuery(queries.jobs);
  const [done, set_done] = useState('');
  useDocumentTitle(t('administration.jobs'), t('administration.title'));
  const retry = useMutation({
    mutationFn: (job: JobView) => post_job_attempt({ job: job.id }),
    onSuccess: async () => {
      await queries.read_again(client);
      set_done(t('administration.job_retried'));
    },
  });
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading>{t('administration.jobs')}</Heading>
          <p className="lead">{t('administration.jobs_lead')}</p>
        </div>
      </div>
      {done && <Notice kind="success">{done}</Notice>}
      {retry.error && <Failure error={retry.error} />}
      <Paged query={query}>
        {(jobs) => (
          <Records
            caption={t('administration.jobs')}
            columns={[
              t('administration.job_kind'),
              t('administration.job_state'),
              t('administration.job_progress'),
              t('administration.job_heard'),
              { text: t('administration.act'), kind: 'hidden' },
            ]}
          >
            {jobs.map((job) => (
              <tr key={job.id}>
                <th scope="row">
                  {say_or(`deeds.job_${job.kind}`, job.kind)}
                  <span className="records__under">{job.kind}</span>
                  {job.error && <span className="records__under">{job.error}</span>}
                </th>
                <td>
                  <StateTag tone={tones[job.state]}>{t(`administration.job_${job.state}`)}</StateTag>
                </td>
                <td>
                  {job.total > 0 &&
                    t('administration.job_of', { done: String(job.done), total: String(job.total) })}
                </td>
                <td data-label={t('administration.job_heard')}>
                  <Moment at={job.updated} />
                </td>
                <td className="records__act">
                  {job.state === 'failed' && (
                    <Button kind="quiet" busy={retry.isPending} onClick={() => retry.mutate(job)}>
                      {t('administration.job_retry')}
                      <span className="visually-hidden"> {say_or(`deeds.job_${job.kind}`, job.kind)}</span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </Records>
        )}
      </Paged>
    </>
  );
}
