import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import '@/styles/govuk.scss';
import '@/styles/tokens.scss';
import '@/styles/base.css';
import '@/shell/shell.css';
import '@/shell/header.css';
import { speak } from '@/words';

type Examples = Record<string, ComponentType>;

/** Every component's examples on one page: what the tests look at, and what a newcomer reads first. */
const found = import.meta.glob<Examples>('../../src/kit/*/examples.tsx', { eager: true });

function Kit() {
  return (
    <main className="screen screen--narrow">
      <h1 className="page-title">Components</h1>
      {Object.entries(found).map(([path, examples]) => {
        const component = path.split('/').at(-2) ?? path;
        return (
          <section key={component} id={component} aria-label={component} data-component>
            <h2 className="section-title">{component.replaceAll('_', ' ')}</h2>
            {Object.entries(examples).map(([name, Example]) => (
              <div key={name} data-example={name}>
                <Example />
              </div>
            ))}
          </section>
        );
      })}
    </main>
  );
}

await speak('en');
const router = createRouter({
  routeTree: createRootRoute({ component: Kit }),
  history: createMemoryHistory({ initialEntries: ['/'] }),
});
const place = document.getElementById('kit');
if (place) createRoot(place).render(<RouterProvider router={router as never} />);
