import { NoAccess } from '@/kit/states';

/** An address that leads nowhere looks like one that may not be seen. */
export function NotFound() {
  return (
    <main id="main" className="screen" tabIndex={-1}>
      <NoAccess />
    </main>
  );
}
