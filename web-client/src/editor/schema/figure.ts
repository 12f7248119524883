import { as_id, contract_node, shown } from './contract';

/**
 * A picture with its caption. `alternative` absent: nobody has said what it shows; empty: it is decoration. A picture of
 * another site is never fetched: `source` says where it was.
 */
export const figure = contract_node(
  'figure',
  {
    file: (element) => as_id(picture_of(element)?.dataset.file),
    source: (element) => source_of(picture_of(element)),
    alternative: (element) => picture_of(element)?.getAttribute('alt') ?? null,
  },
  {
    isolating: true,
    parseHTML: () => [
      { tag: 'figure', contentElement: (element) => caption_of(element as HTMLElement) },
      { tag: 'img' },
    ],
    renderHTML: ({ node: { attrs } }) => [
      'figure',
      shown({ class: 'fm-figure', 'data-block': attrs.id }),
      [
        'img',
        {
          ...shown({ class: 'fm-picture', 'data-file': attrs.file, 'data-source': attrs.source }),
          ...(attrs.alternative === null ? {} : { alt: attrs.alternative }),
        },
      ],
      ['figcaption', { class: 'fm-caption' }, 0],
    ],
  },
);

const picture_of = (element: HTMLElement): HTMLElement | null =>
  element.tagName === 'IMG' ? element : element.querySelector('img');

function caption_of(element: HTMLElement): HTMLElement {
  return element.querySelector('figcaption') ?? element.ownerDocument.createElement('figcaption');
}

/** The stored form takes a path without a scheme. */
function source_of(picture: HTMLElement | null): string | null {
  if (!picture || as_id(picture.dataset.file)) return null;
  if (picture.dataset.source) return without_scheme(picture.dataset.source);
  const address = picture.getAttribute('src') ?? '';
  return /^(data|blob):/i.test(address) ? null : without_scheme(address);
}

const longest_source = 2000;

export function without_scheme(address: string): string | null {
  const path = address.replace(/^[a-z][a-z0-9+.-]*:\/*/i, '').replace(/^\/+/, '');
  return path === '' ? null : path.slice(0, longest_source);
}
