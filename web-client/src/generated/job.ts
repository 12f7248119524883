// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, JobList } from './types';

/** How the work that outlives requests stands */
export const get_jobs = (fields: {
  before?: Id | null | undefined;
}, options?: Options): Promise<JobList> =>
  call('GET', '/jobs', options, fields);

/** Try a failed job again */
export const post_job_attempt = ({ job }: {
  job: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/jobs/${job}/attempt`, options);

