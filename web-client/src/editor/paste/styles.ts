/** Where the style of what is pasted stands while it is read: the page's policy refuses `style` even where nothing is shown. */
export const kept_style = 'data-style';

/**
 * Before anything is made of it: styles are put where no browser looks for them, and handlers and sheets of styles are left
 * out. None of them would do anything, but the browser would complain of each.
 */
export const put_styles_away = (html: string): string =>
  html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) =>
      tag.replace(
        /(\s)(style|on[a-z]+)(\s*=)/gi,
        (_all, gap: string, name: string, equals: string) =>
          `${gap}${name.toLowerCase() === 'style' ? kept_style : 'data-left-out'}${equals}`,
      ),
    );

/** What a style declares, by property. */
export function declarations_of(element: Element): Map<string, string> {
  const found = new Map<string, string>();
  for (const declaration of (element.getAttribute(kept_style) ?? '').split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0)
      found.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        declaration
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      );
  }
  return found;
}

const blocks =
  /^(p|div|h[1-6]|li|ul|ol|table|tbody|thead|tr|td|th|blockquote|pre|figure|section|article|body)$/i;

/** What other programs say by style becomes the elements that mean it: bold, italic, struck, raised, lowered. */
export function styles_to_elements(root: HTMLElement): void {
  for (const element of [...root.querySelectorAll<HTMLElement>(`[${kept_style}]`)]) {
    const style = declarations_of(element);
    if (/^(b|strong)$/i.test(element.tagName) && /^(normal|400)$/.test(style.get('font-weight') ?? '')) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    keep_alignment(element, style);
    for (const tag of meant_by(style, element)) wrap_inside(element, tag);
    element.removeAttribute(kept_style);
  }
}

function keep_alignment(element: HTMLElement, style: Map<string, string>): void {
  const align = style.get('text-align');
  const cell = element.closest('td, th');
  if (!cell || !align) return;
  // Word and web pages say it of the cell or of the one paragraph in it.
  if (element === cell || cell.children.length === 1)
    cell.setAttribute('align', align === 'end' ? 'right' : align);
}

function meant_by(style: Map<string, string>, element: Element): string[] {
  const tags: string[] = [];
  // A whole block that is bold is a matter of looks, as headings and cells of tables are.
  if (blocks.test(element.tagName)) return tags;
  if (/^(bold|bolder|[6-9]00)$/.test(style.get('font-weight') ?? '')) tags.push('strong');
  if (/^(italic|oblique)/.test(style.get('font-style') ?? '')) tags.push('em');
  const line = style.get('text-decoration') ?? style.get('text-decoration-line') ?? '';
  if (line.includes('line-through')) tags.push('s');
  const align = style.get('vertical-align');
  if (align === 'super') tags.push('sup');
  if (align === 'sub') tags.push('sub');
  return tags;
}

function wrap_inside(element: HTMLElement, tag: string): void {
  if (!element.textContent?.trim()) return;
  const made = element.ownerDocument.createElement(tag);
  made.append(...element.childNodes);
  element.append(made);
}
