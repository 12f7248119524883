import { type Command, Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import type { EditorState } from '@tiptap/pm/state';

export type ListKind = 'bullets' | 'numbers' | 'tasks';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    lists: {
      /** Makes the blocks chosen a list of that kind, or ordinary blocks again where they are one. */
      toggle_list: (kind: ListKind) => ReturnType;
      indent_item: () => ReturnType;
      outdent_item: () => ReturnType;
      /** Done, or to do again. */
      toggle_task: () => ReturnType;
    };
  }
}

const type_of = (kind: ListKind) => (kind === 'numbers' ? 'ordered_list' : 'bullet_list');

export const Lists = Extension.create({
  name: 'lists',
  addCommands() {
    return {
      toggle_list: (kind) => toggle_list(kind),
      indent_item:
        () =>
        ({ state, dispatch }) =>
          sinkListItem(item_type(state))(state, dispatch),
      outdent_item:
        () =>
        ({ state, dispatch }) =>
          liftListItem(item_type(state))(state, dispatch),
      toggle_task: () => toggle_task,
    };
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () =>
        this.editor.commands.command(({ state, dispatch }) => {
          const { $from, empty } = state.selection;
          const item = item_at($from);
          if (!item || $from.parent.type.spec.code) return false;
          // From an empty item one goes out, a level each time. (The library would split the item around it, and take it that
          // an item without a paragraph cannot be.)
          if (
            empty &&
            $from.parent.content.size === 0 &&
            $from.node(-1) === item.node &&
            item.node.childCount === 1
          )
            return liftListItem(item_type(state))(state, dispatch);
          // The new item of a task list is a task to be done, whatever stands before it.
          return splitListItem(item_type(state), { task: item.node.attrs.task ? 'open' : null })(
            state,
            dispatch,
          );
        }),
      Tab: () => in_list(this.editor.state) && (editor.commands.indent_item() || true),
      'Shift-Tab': () => in_list(this.editor.state) && editor.commands.outdent_item(),
      'Mod-Shift-7': () => editor.commands.toggle_list('numbers'),
      'Mod-Shift-8': () => editor.commands.toggle_list('bullets'),
      'Mod-Shift-9': () => editor.commands.toggle_list('tasks'),
      'Mod-Shift-Enter': () => editor.commands.toggle_task(),
    };
  },
});

const item_type = (state: EditorState) => {
  const type = state.schema.nodes.list_item;
  if (!type) throw new Error('the schema has no list items');
  return type;
};

/** The item whose own blocks hold a place, and where it begins. */
export function item_at($at: ResolvedPos): { node: Node; at: number; list: Node; list_at: number } | null {
  for (let depth = $at.depth; depth > 1; --depth) {
    const node = $at.node(depth);
    if (node.type.name === 'cell') return null;
    if (node.type.name === 'list_item')
      return { node, at: $at.before(depth), list: $at.node(depth - 1), list_at: $at.before(depth - 1) };
  }
  return null;
}

const in_list = (state: EditorState) => {
  const item = item_at(state.selection.$from);
  return item !== null && !state.selection.$from.parent.type.spec.code;
};

export function list_kind_at(state: EditorState): ListKind | null {
  const item = item_at(state.selection.$from);
  if (!item) return null;
  if (item.node.attrs.task) return 'tasks';
  return item.list.type.name === 'ordered_list' ? 'numbers' : 'bullets';
}

const toggle_list =
  (kind: ListKind): Command =>
  ({ state, dispatch, tr, chain }) => {
    const item = item_at(state.selection.$from);
    const task = kind === 'tasks' ? 'open' : null;
    const type = state.schema.nodes[type_of(kind)];
    if (!type) return false;
    if (!item) {
      return chain()
        .command(({ state: now, dispatch: send }) => wrapInList(type)(now, send))
        .command(({ tr: now }) => {
          if (task)
            for_items(now.doc, now.selection.from, now.selection.to, (at) =>
              now.setNodeAttribute(at, 'task', task),
            );
          return true;
        })
        .run();
    }
    if (list_kind_at(state) === kind) return liftListItem(item_type(state))(state, dispatch);
    if (!dispatch) return true;
    // An element keeps its name in a live document, so a list of another kind is a new one; its items stay.
    if (item.list.type !== type) tr.setNodeMarkup(item.list_at, type, { id: item.list.attrs.id });
    const { from, to } = state.selection;
    for_items(tr.doc, from, to, (at, node) => {
      if (Boolean(node.attrs.task) !== Boolean(task)) tr.setNodeAttribute(at, 'task', task);
    });
    return true;
  };

const toggle_task: Command = ({ state, tr, dispatch }) => {
  const item = item_at(state.selection.$from);
  if (!item?.node.attrs.task) return false;
  if (!dispatch) return true;
  const task = item.node.attrs.task === 'done' ? 'open' : 'done';
  for_items(state.doc, state.selection.from, state.selection.to, (at, node) => {
    if (node.attrs.task) tr.setNodeAttribute(at, 'task', task);
  });
  return true;
};

/** The items whose own words are touched, not those that only hold such an item. */
function for_items(doc: Node, from: number, to: number, act: (at: number, node: Node) => void): void {
  const seen = new Set<number>();
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true;
    const item = item_at(doc.resolve(at + 1));
    if (item && !seen.has(item.at)) {
      seen.add(item.at);
      act(item.at, item.node);
    }
    return false;
  });
}
