import { as_id, contract_mark, shown } from './contract';

/** As the stored form takes it (server/richtext/href.cpp). */
const longest_href = 2048;

/** What a link may lead to: the web, mail, a telephone, a place in this house or on this page. */
export function safe_href(text: string | null | undefined): string | null {
  const href = text?.trim() ?? '';
  if (href === '' || href.length > longest_href) return null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers leave them out, and so would read another scheme.
  if (/[\u0000-\u0020\u007f]/.test(href) || /^[/\\]{2}/.test(href)) return null;
  const scheme = /^([^/?#\\:]*):/.exec(href)?.[1]?.toLowerCase();
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme) ? href : null;
}

export const link = contract_mark(
  'link',
  {
    object: (element) => as_id(element.dataset.object),
    wiki: (element) => (element.dataset.object ? null : (element.dataset.wiki ?? null)),
    href: (element) =>
      element.dataset.object || element.dataset.wiki ? null : safe_href(element.getAttribute('href')),
  },
  {
    // What is typed behind a link is not part of it.
    inclusive: false,
    parseHTML: () => [
      {
        tag: 'a',
        getAttrs: (element) =>
          as_id(element.dataset.object) || element.dataset.wiki || safe_href(element.getAttribute('href'))
            ? null
            : false,
      },
    ],
    renderHTML: ({ mark: { attrs } }) => [
      'a',
      shown({
        class: 'fm-link',
        href: safe_href(attrs.href),
        'data-object': attrs.object,
        'data-wiki': attrs.wiki,
      }),
      0,
    ],
  },
);

export const is_language_tag = (tag: string | null | undefined): tag is string =>
  /^[A-Za-z0-9-]{1,35}$/.test(tag ?? '');

export const language = contract_mark(
  'language',
  {
    tag: (element) => (is_language_tag(element.lang) ? element.lang : null),
    direction: (element) => (/^(ltr|rtl)$/.test(element.dir) ? element.dir : null),
  },
  {
    parseHTML: () => [
      {
        tag: 'span[lang], span[dir]',
        getAttrs: (element) =>
          is_language_tag(element.lang) || /^(ltr|rtl)$/.test(element.dir) ? null : false,
      },
    ],
    renderHTML: ({ mark: { attrs } }) => [
      'span',
      shown({ class: 'rich-language', lang: attrs.tag, dir: attrs.direction }),
      0,
    ],
  },
);

const plain = (
  name: 'strong' | 'emphasis' | 'strike' | 'code' | 'subscript' | 'superscript',
  tags: string[],
) =>
  contract_mark(
    name,
    {},
    {
      parseHTML: () => tags.map((tag) => ({ tag })),
      renderHTML: () => [tags[0] ?? 'span', name === 'code' ? { class: 'fm-code' } : {}, 0],
    },
  );

export const strong = plain('strong', ['strong', 'b']);
export const emphasis = plain('emphasis', ['em', 'i']);
export const strike = plain('strike', ['s', 'del', 'strike']);
export const code = plain('code', ['code', 'kbd', 'samp', 'tt']);
export const subscript = plain('subscript', ['sub']);
export const superscript = plain('superscript', ['sup']);
