import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import '@/styles/govuk.scss';
import '@/styles/tokens.scss';
import '@/styles/base.css';
import { make_query_client } from '@/api/queries';
import { appearance, show_appearance } from '@/shell/appearance';
import { Boundary } from '@/shell/boundary';
import { SessionProvider } from '@/shell/session';
import { first_language, speak } from '@/words';
import { make_router } from './router';

const client = make_query_client();
const router = make_router(client);
const place = document.getElementById('folkmoot');

show_appearance(appearance());
if (place) {
  await speak(first_language());
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
  );
}
