import { LoadMore } from '.';

export const ready = () => <LoadMore more busy={false} onMore={() => undefined} />;
export const loading = () => <LoadMore more busy onMore={() => undefined} />;
