import { Mark, type MarkConfig, Node, type NodeConfig } from '@tiptap/core';
import vocabulary from './vocabulary.json';

export type NodeName = keyof typeof vocabulary.nodes;
export type MarkName = keyof typeof vocabulary.marks;

interface Described {
  content?: string;
  group?: string;
  attributes?: string[];
  marks?: string;
  inline?: boolean;
  atom?: boolean;
  code?: boolean;
}
/** How an attribute is read from an element that is pasted. What is not named is never taken from it: a block's id above all. */
type Reading = Record<string, (element: HTMLElement) => unknown>;

/**
 * The vocabulary of live documents (server/collab/tree/README.md) stands in `vocabulary.json`, and tests/conformance reads it
 * from there: what a node is called, may hold and has for attributes is said nowhere else. Every attribute has the default null.
 */
export function contract_node(
  name: NodeName,
  reading: Reading,
  more: Omit<Partial<NodeConfig>, 'name'>,
): Node {
  const { attributes = [], ...rest } = vocabulary.nodes[name] as Described;
  return Node.create({ name, ...rest, addAttributes: () => attributes_of(attributes, reading), ...more });
}

export function contract_mark(
  name: MarkName,
  reading: Reading,
  more: Omit<Partial<MarkConfig>, 'name'>,
): Mark {
  return Mark.create({
    name,
    addAttributes: () => attributes_of(vocabulary.marks[name], reading),
    ...more,
  });
}

function attributes_of(names: string[], reading: Reading) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        default: null,
        rendered: false,
        parseHTML: (element: HTMLElement) => reading[name]?.(element) ?? null,
      },
    ]),
  );
}

/** Attributes of an element, without those that have nothing to say. */
export function shown(attributes: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );
}

/** An id as documents have it: a decimal number in a string. */
export const as_id = (text: string | null | undefined): string | null =>
  text && /^[1-9]\d{0,18}$/.test(text) ? text : null;

export const as_count = (text: string | null | undefined, most: number): number | null => {
  const number = Number.parseInt(text ?? '', 10);
  return number > 1 ? Math.min(number, most) : null;
};
