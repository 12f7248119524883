import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { vocabulary_extensions } from '.';
import vocabulary from './vocabulary.json';

const schema = getSchema(vocabulary_extensions);

interface Spec {
  content?: string;
  group?: string;
  marks?: string;
  inline?: boolean;
  atom?: boolean;
  code?: boolean;
  attrs?: Record<string, { default: unknown }>;
}

/** What a live document sees of a node: how it is read, pasted and shown is the editor's own. */
function described({ content, group, marks, inline, atom, code, attrs }: Spec) {
  const attributes = Object.keys(attrs ?? {});
  const all = {
    content,
    group,
    marks,
    inline,
    atom,
    code,
    attributes: attributes.length ? attributes : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

test('the schema has the nodes of the contract and no others', () => {
  const found = Object.fromEntries(
    Object.entries(schema.nodes).map(([name, type]) => [name, described(type.spec as Spec)]),
  );
  expect(found).toEqual(vocabulary.nodes);
});

test('the schema has the marks of the contract, none excludes another and none overlaps itself', () => {
  const found = Object.fromEntries(
    Object.entries(schema.marks).map(([name, type]) => [name, Object.keys(type.spec.attrs ?? {})]),
  );
  expect(found).toEqual(vocabulary.marks);
  for (const one of Object.values(schema.marks))
    for (const other of Object.values(schema.marks)) expect(one.excludes(other)).toBe(one === other);
});

test('every attribute is null where nothing is said', () => {
  const all = [...Object.values(schema.nodes), ...Object.values(schema.marks)];
  for (const { spec, name } of all)
    for (const attribute of Object.values((spec as Spec).attrs ?? {}))
      expect(attribute.default, name).toBeNull();
});

test('a new block is a paragraph, at the top and wherever blocks stand', () => {
  for (const name of ['doc', 'list_item', 'quote', 'cell', 'footnote'])
    expect(schema.nodes[name]?.contentMatch.defaultType?.name, name).toBe('paragraph');
});
