import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

/**
 * The id of a block is its own: behind a split or a copy the first keeps it and the others have none, until the server gives
 * them one. Only what was done here is looked at; what others did is theirs to mend, or everybody would at once.
 */
export const BlockIds = Extension.create({
  name: 'block_ids',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, after) => {
        if (!transactions.some((tr) => tr.docChanged && !tr.getMeta(ySyncPluginKey) && brings_blocks(tr)))
          return null;
        const { tr } = after;
        for (const at of repeated_ids(after.doc)) tr.setNodeAttribute(at, 'id', null);
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});

function brings_blocks(tr: Transaction): boolean {
  return tr.steps.some(
    (step) =>
      (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) &&
      step.slice.content.firstChild?.isText === false,
  );
}

export function repeated_ids(doc: Node): number[] {
  const seen = new Set<string>();
  const again: number[] = [];
  doc.descendants((node, at) => {
    const id: unknown = node.attrs.id;
    if (typeof id === 'string' && id !== '') {
      if (seen.has(id)) again.push(at);
      seen.add(id);
    }
    return !node.isTextblock;
  });
  return again;
}
