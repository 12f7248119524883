import { type MouseEvent, useLayoutEffect, useRef } from 'react';
import { keep_blocks } from './keep_blocks';
import './text.css';

/**
 * The one door through which HTML enters the page. It takes only what the server's printer made from a text's tree (or
 * a search snippet, a comparison): the printer escapes, and every other sink is shut by Trusted Types.
 */
const policy =
  typeof window !== 'undefined' && 'trustedTypes' in window
    ? window.trustedTypes.createPolicy('folkmoot-html', { createHTML: (html) => html })
    : { createHTML: (html: string) => html };

interface PrintedHtmlProps {
  html: string;
  lang?: string | undefined;
  className?: string;
  /** Called with the path of a link inside Folkmoot instead of loading the page anew. */
  onNavigate?: (path: string) => void;
  /** Called with the title of a page that is linked to but not there yet. */
  onWanted?: ((title: string) => void) | undefined;
}

export function PrintedHtml({ html, lang, className = 'text', onNavigate, onWanted }: PrintedHtmlProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!box.current) return;
    const made = document.createElement('template');
    made.innerHTML = policy.createHTML(html) as string;
    keep_blocks(box.current, made.content);
  }, [html]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: links inside are real links; this only keeps the page.
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link's Enter arrives as a click.
    <div
      ref={box}
      lang={lang}
      className={className}
      onClick={(event) => on_click(event, onNavigate, onWanted)}
    />
  );
}

function on_click(
  event: MouseEvent,
  navigate: PrintedHtmlProps['onNavigate'],
  want: PrintedHtmlProps['onWanted'],
): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
    return;
  const target = event.target as Element;
  const link = target.closest('a');
  const wanted = link?.classList.contains('fm-link-missing') && new URL(link.href).searchParams.get('title');
  if (wanted && want) {
    event.preventDefault();
    want(wanted);
    return;
  }
  if (!navigate || !link || !stays_inside(link)) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}

function stays_inside(link: HTMLAnchorElement): boolean {
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return false;
  if (link.pathname === location.pathname && link.hash) return false;
  return link.pathname.startsWith('/s/');
}
