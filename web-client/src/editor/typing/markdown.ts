import { Extension, type InputRule, markInputRule, InputRule as Rule, wrappingInputRule } from '@tiptap/core';
import type { Attrs, MarkType, NodeType } from '@tiptap/pm/model';
import { is_code_language } from '../schema/code_block';
import { level_of } from '../schema/heading';

/** What people type who know Markdown becomes what they mean. */
export const MarkdownTyping = Extension.create({
  name: 'markdown_typing',
  addInputRules() {
    const { nodes, marks } = this.editor.schema as unknown as {
      nodes: Record<string, NodeType>;
      marks: Record<string, MarkType>;
    };
    const node = (name: string) => nodes[name] as NodeType;
    const mark = (name: string) => marks[name] as MarkType;
    return [
      block_rule(/^(#{1,6})\s$/, node('heading'), (signs) => ({ level: level_of(signs.length) })),
      block_rule(/^```([^\s`]*)\s$/, node('code_block'), (name) => ({
        language: is_code_language(name) ? name : null,
      })),
      ...task_rules(node('bullet_list'), node('list_item')),
      wrappingInputRule({ find: /^\s*[-+*]\s$/, type: node('bullet_list') }),
      wrappingInputRule({
        find: /^(\d{1,9})[.)]\s$/,
        type: node('ordered_list'),
        getAttributes: ([, number]) => ({ start: number === '1' ? null : Number(number) }),
        joinPredicate: ([, number], before) =>
          before.childCount + ((before.attrs.start as number | null) ?? 1) === Number(number),
      }),
      wrappingInputRule({ find: /^\s*>\s$/, type: node('quote') }),
      rule_rule(node('rule')),
      markInputRule({ find: /(?:^|[^*])(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/, type: mark('strong') }),
      markInputRule({ find: /(?:^|[^\w_])(__([^_\s](?:[^_]*[^_\s])?)__)$/, type: mark('strong') }),
      markInputRule({ find: /(?:^|[^*])(\*([^*\s](?:[^*]*[^*\s])?)\*)$/, type: mark('emphasis') }),
      markInputRule({ find: /(?:^|[^\w_])(_([^_\s](?:[^_]*[^_\s])?)_)$/, type: mark('emphasis') }),
      markInputRule({ find: /(?:^|[^~])(~~([^~\s](?:[^~]*[^~\s])?)~~)$/, type: mark('strike') }),
      markInputRule({ find: /(?:^|[^`])(`([^`]+)`)$/, type: mark('code') }),
    ];
  },
});

/** The block becomes another kind and keeps its id. */
function block_rule(find: RegExp, type: NodeType, attributes: (typed: string) => Attrs): InputRule {
  return new Rule({
    find,
    handler: ({ state, range, match }) => {
      const $from = state.doc.resolve(range.from);
      if ($from.parent.type.name !== 'paragraph') return null;
      const { id } = $from.parent.attrs;
      const { tr } = state;
      tr.delete(range.from, range.to);
      tr.setBlockType(range.from, range.from, type, { ...attributes(match[1] ?? ''), id });
      return;
    },
  });
}

/** "[] " and "[x] " make a task of a paragraph, or of the item that it begins. */
function task_rules(list: NodeType, item: NodeType): InputRule[] {
  return [
    new Rule({
      find: /^\s*\[([ xX]?)\]\s$/,
      handler: ({ state, range, match }) => {
        const task = /x/i.test(match[1] ?? '') ? 'done' : 'open';
        const { tr } = state;
        tr.delete(range.from, range.to);
        const $from = tr.doc.resolve(range.from);
        if ($from.node(-1)?.type === item && $from.index(-1) === 0) {
          tr.setNodeAttribute($from.before(-1), 'task', task);
          return;
        }
        const block = $from.blockRange();
        if (!block || block.parent.type === item) return null;
        tr.wrap(block, [{ type: list }, { type: item, attrs: { task } }]);
        return;
      },
    }),
  ];
}

/** "---" on a line of its own is a rule, and writing goes on behind it. */
function rule_rule(rule: NodeType): InputRule {
  return new Rule({
    find: /^(?:---|—-|\*\*\*)$/,
    handler: ({ state, range }) => {
      const { tr } = state;
      const $from = state.doc.resolve(range.from);
      const line = $from.parent;
      if (line.type.name !== 'paragraph' || line.textContent.length > 3) return null;
      tr.delete(range.from, range.to);
      tr.insert($from.before(), rule.create());
      return;
    },
  });
}
