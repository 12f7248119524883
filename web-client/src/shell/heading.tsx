import { type ReactNode, useEffect, useRef } from 'react';
import { useSession } from './session';

let focus_wanted = false;

/** The router calls this when the address has changed: the next heading shown takes the focus. */
export const want_heading_focus = (): void => {
  focus_wanted = true;
};

/** Sets the document's title: "Pages we keep – Pensions – Folkmoot". */
export function useDocumentTitle(...parts: (string | undefined)[]): void {
  const { site } = useSession();
  const title = [...parts.filter(Boolean), site.name].join(' – ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** A screen's main heading. After a change of screen it takes the focus, so that a screen reader says where it is. */
export function Heading({ children, of }: { children: ReactNode; of?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new subject is a new screen, though the heading stays.
  useEffect(() => {
    if (!focus_wanted) return;
    focus_wanted = false;
    heading.current?.focus({ preventScroll: true });
  }, [of]);
  return (
    <h1 ref={heading} tabIndex={-1} className="page-title">
      {children}
    </h1>
  );
}
