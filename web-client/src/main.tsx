import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import '@/styles/govuk.scss';
import '@/styles/tokens.scss';
import '@/styles/base.css';
import { make_query_client, session } from '@/api/queries';
import { Boundary } from '@/shell/boundary';
import { SessionProvider } from '@/shell/session';
import { first_language, speak } from '@/words';
import { make_router } from './router';

const client = make_query_client();
const router = make_router(client);
const place = document.getElementById('folkmoot');

/** Without a session there is nothing to load: what went wrong is said by whoever shows the session. */
async function load_first_screen(): Promise<void> {
  await client.prefetchQuery(session);
  if (client.getQueryData(session.queryKey)) await router.load();
}

if (place) {
  // The frame that came with the page stays until there is something to see in its place.
  await Promise.all([speak(first_language()), load_first_screen()]);
  // A transition is drawn in slices, between which the page answers to whoever already scrolls or types.
  startTransition(() =>
    createRoot(place).render(
      <StrictMode>
        <Boundary>
          <QueryClientProvider client={client}>
            <Suspense>
              <SessionProvider>
                <RouterProvider router={router} />
              </SessionProvider>
            </Suspense>
          </QueryClientProvider>
        </Boundary>
      </StrictMode>,
    ),
  );
}
