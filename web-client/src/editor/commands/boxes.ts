import { type Command, Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Callout } from '../schema/boxes';
import { holds_blocks, paragraph_of } from './places';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    boxes: {
      /** Puts what is chosen into a callout, or changes what kind the callout is. */
      set_callout: (kind: Callout) => ReturnType;
      /** Puts what is chosen behind a summary that opens it. */
      set_expandable: () => ReturnType;
      /** Takes away the box around the cursor; what stood in it stays. */
      unwrap: () => ReturnType;
      /** Writes the title of a callout, or takes it away. */
      toggle_title: () => ReturnType;
    };
  }
}

/** Words of their own that stand before, or instead of, the blocks of something. */
const parts = new Set(['title', 'summary', 'caption', 'figure', 'embed']);

/** Callouts and what opens, and the keys in titles, summaries and captions. */
export const Boxes = Extension.create({
  name: 'boxes',
  addCommands() {
    return {
      set_callout: (kind) => (props) => {
        const box = box_around(props.state.selection.$from);
        if (box?.node.type.name === 'callout') {
          if (props.dispatch) props.tr.setNodeAttribute(box.at, 'callout', kind);
          return true;
        }
        return wrap(props.state, props.tr, 'callout', { callout: kind });
      },
      set_expandable:
        () =>
        ({ state, tr }) => {
          if (!wrap(state, tr, 'expandable', null)) return false;
          const box = box_around(tr.selection.$from);
          const summary = state.schema.nodes.summary;
          if (!box || !summary) return false;
          tr.insert(box.at + 1, summary.create());
          tr.setSelection(TextSelection.create(tr.doc, box.at + 2));
          return true;
        },
      unwrap: () => unwrap,
      toggle_title: () => toggle_title,
    };
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.command(({ state, tr, dispatch }) => go_on(state, tr, dispatch)),
      Backspace: () =>
        this.editor.commands.command((props) => {
          const { $from, empty } = props.state.selection;
          if (!empty || $from.parentOffset > 0) return false;
          const { name } = $from.parent.type;
          if (name === 'summary') return unwrap(props);
          return (name === 'title' || name === 'caption') && take_away(props.state, props.tr, props.dispatch);
        }),
    };
  },
});

export function box_around($at: ResolvedPos): { node: Node; at: number; depth: number } | null {
  for (let depth = $at.depth; depth > 0; --depth)
    if (['callout', 'expandable'].includes($at.node(depth).type.name))
      return { node: $at.node(depth), at: $at.before(depth), depth };
  return null;
}

function wrap(state: EditorState, tr: Transaction, name: string, attributes: object | null): boolean {
  const { $from, $to } = state.selection;
  const type = state.schema.nodes[name];
  const range = $from.blockRange($to, (parent) => holds_blocks.has(parent.type.name));
  if (!type || !range) return false;
  for (let index = range.startIndex; index < range.endIndex; ++index)
    if (range.parent.child(index).type.name === 'footnote') return false;
  tr.wrap(range, [{ type, attrs: attributes }]).scrollIntoView();
  return true;
}

/** Enter in a title goes into the text below it, and from a caption behind the picture or table. */
function go_on(state: EditorState, tr: Transaction, dispatch: unknown): boolean {
  const { $from, $to } = state.selection;
  const { name } = $from.parent.type;
  if (!parts.has(name) || !$from.sameParent($to)) return false;
  if (!dispatch) return true;
  const inside = name === 'title' || name === 'summary';
  const after = $from.after(name === 'caption' ? $from.depth - 1 : $from.depth);
  const next = tr.doc.resolve(after).nodeAfter;
  if (!next || (!inside && next.type.name !== 'paragraph')) tr.insert(after, paragraph_of(state));
  tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView();
  return true;
}

/** An empty title or caption goes with the Backspace that finds it empty. */
function take_away(state: EditorState, tr: Transaction, dispatch: unknown): boolean {
  const { $from } = state.selection;
  if ($from.parent.content.size > 0) return false;
  if (!dispatch) return true;
  const at = $from.before();
  tr.delete(at, $from.after());
  tr.setSelection(Selection.near(tr.doc.resolve(at), 1));
  return true;
}

const unwrap: Command = ({ state, tr, dispatch }) => {
  const box = box_around(state.selection.$from);
  if (!box) return false;
  if (!dispatch) return true;
  const paragraph = state.schema.nodes.paragraph;
  const blocks: Node[] = [];
  box.node.forEach((node) => {
    const is_part = parts.has(node.type.name) && !['figure', 'embed'].includes(node.type.name);
    if (!is_part) blocks.push(node);
    else if (node.content.size > 0 && paragraph) blocks.push(paragraph.create(null, node.content));
  });
  if (blocks.length === 0) blocks.push(paragraph_of(state));
  const { from } = state.selection;
  tr.replaceWith(box.at, box.at + box.node.nodeSize, blocks);
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(box.at, from - 1))));
  return true;
};

const toggle_title: Command = ({ state, tr, dispatch }) => {
  const box = box_around(state.selection.$from);
  const type = state.schema.nodes.title;
  if (box?.node.type.name !== 'callout' || !type) return false;
  if (!dispatch) return true;
  const first = box.node.firstChild;
  if (first?.type === type) {
    tr.delete(box.at + 1, box.at + 1 + first.nodeSize);
    return true;
  }
  tr.insert(box.at + 1, type.create());
  tr.setSelection(TextSelection.create(tr.doc, box.at + 2)).scrollIntoView();
  return true;
};
