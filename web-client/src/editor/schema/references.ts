import type { Attrs } from '@tiptap/pm/model';
import { as_id, contract_node, shown } from './contract';

/** The names of marks in the order in which a `mention` or `footnote_reference` has them: y-prosemirror keeps marks on text only. */
export const simple_marks = ['strong', 'emphasis', 'strike', 'code', 'subscript', 'superscript'] as const;

const style_of = ({ language, direction }: Attrs) => ({ lang: language, dir: direction });

export const mention = contract_node(
  'mention',
  {
    person: (element) => as_id(element.dataset.person),
    words: (element) => element.textContent?.trim() || null,
  },
  {
    parseHTML: () => [
      { tag: 'span[data-person]', getAttrs: (element) => (as_id(element.dataset.person) ? null : false) },
    ],
    renderHTML: ({ node: { attrs } }) => [
      'span',
      shown({ class: 'fm-mention', 'data-person': attrs.person, ...style_of(attrs) }),
      attrs.words ?? '@',
    ],
    renderText: ({ node }) => node.attrs.words ?? '',
  },
);

export const is_label = (label: string | null | undefined): label is string =>
  /^[A-Za-z0-9_-]{1,64}$/.test(label ?? '');

export const footnote_reference = contract_node(
  'footnote_reference',
  { label: (element) => element.dataset.footnote ?? null },
  {
    parseHTML: () => [
      {
        tag: 'sup[data-footnote]',
        priority: 60,
        getAttrs: (element) => (is_label(element.dataset.footnote) ? null : false),
      },
    ],
    renderHTML: ({ node: { attrs } }) => [
      'sup',
      shown({ class: 'fm-footnote-reference', 'data-footnote': attrs.label, ...style_of(attrs) }),
      `[${attrs.label}]`,
    ],
    renderText: ({ node }) => `[${node.attrs.label}]`,
  },
);

export const footnote = contract_node(
  'footnote',
  { label: (element) => element.dataset.note ?? null },
  {
    defining: true,
    isolating: true,
    parseHTML: () => [
      {
        tag: 'aside[data-note]',
        getAttrs: (element) => (is_label(element.dataset.note) ? null : false),
      },
    ],
    renderHTML: ({ node: { attrs } }) => [
      'aside',
      shown({ class: 'rich-footnote', 'data-note': attrs.label, 'data-block': attrs.id }),
      0,
    ],
  },
);

export const embed = contract_node(
  'embed',
  { object: (element) => as_id(element.dataset.embed) },
  {
    isolating: true,
    parseHTML: () => [
      {
        tag: 'div[data-embed]',
        priority: 60,
        getAttrs: (element) => (as_id(element.dataset.embed) ? null : false),
      },
    ],
    renderHTML: ({ node: { attrs } }) => [
      'div',
      shown({ class: 'fm-embed', 'data-embed': attrs.object, 'data-block': attrs.id }),
      0,
    ],
  },
);
