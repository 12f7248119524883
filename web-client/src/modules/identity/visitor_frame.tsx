import type { ReactNode } from 'react';
import { Mark } from '@/kit/icon';
import { Footer } from '@/shell/footer';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSession } from '@/shell/session';
import { Strips } from '@/shell/strips';
import './sign_in.css';

/** What somebody sees who is not (yet) in: the site's name, and one thing to do. */
export function VisitorFrame({ title, children }: { title: string; children: ReactNode }) {
  const { site } = useSession();
  useDocumentTitle(title);
  return (
    <>
      <Strips />
      <main id="main" className="sign-in">
        <div className="sign-in__brand">
          <Mark />
          <span>{site.name}</span>
        </div>
        <Heading of={title}>{title}</Heading>
        {children}
      </main>
      <Footer />
    </>
  );
}
