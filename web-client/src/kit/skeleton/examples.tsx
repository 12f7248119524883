import { Skeleton } from '.';

export const of_a_page = () => <Skeleton lines={4} />;
