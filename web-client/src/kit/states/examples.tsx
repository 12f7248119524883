import { Problem } from '@/api/problem';
import { Button } from '../button';
import { Empty, Failure } from '.';

export const empty = () => (
  <Empty title="This wiki has no pages yet" action={<Button icon="plus">New page</Button>}>
    Start with a page that says what this wiki is for.
  </Empty>
);
export const failed = () => (
  <Failure error={new Problem(500, 'core.error', '', 'r7f3k2')} onRetry={() => undefined} />
);
