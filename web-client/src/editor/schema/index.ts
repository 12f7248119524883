import type { Extensions } from '@tiptap/core';
import { callout, expandable, summary, title } from './boxes';
import { contents, page_break, rule } from './breaks';
import { code_block } from './code_block';
import { figure } from './figure';
import { heading } from './heading';
import { bullet_list, list_item, ordered_list } from './lists';
import { code, emphasis, language, link, strike, strong, subscript, superscript } from './marks';
import { embed, footnote, footnote_reference, mention } from './references';
import { caption, cell, row, table } from './table';
import { document_node, hard_break, paragraph, quote, text } from './text_blocks';

/** Every node and mark of live documents, in the order of the contract. */
export const nodes = {
  doc: document_node,
  paragraph,
  text,
  heading,
  bullet_list,
  ordered_list,
  list_item,
  quote,
  code_block,
  rule,
  table,
  caption,
  row,
  cell,
  figure,
  callout,
  title,
  expandable,
  summary,
  footnote,
  page_break,
  contents,
  embed,
  hard_break,
  mention,
  footnote_reference,
} as const;

export const marks = { link, language, strong, emphasis, strike, code, subscript, superscript } as const;

export const vocabulary_extensions: Extensions = [...Object.values(nodes), ...Object.values(marks)];
