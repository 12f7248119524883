import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { Surroundings } from '../surroundings';

/** Where a picture that is on its way will have come from: each has a name of its own, by which it is found again. */
function waiting_name(name: string): string {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  const known = name.replace(/[^\w.-]+/g, '-').slice(-60) || 'picture';
  return `uploading/${[...drawn].map((part) => part.toString(36)).join('')}/${known}`;
}

const largest_octets = 25 * 1024 * 1024;

/** Pictures written into what was pasted ("data:"): each is stored like one from the device; others stay where they are. */
export function take_out_pictures(root: HTMLElement): { file: File; source: string }[] {
  const taken: { file: File; source: string }[] = [];
  for (const picture of root.querySelectorAll('img')) {
    const file = file_of(picture.getAttribute('src') ?? '');
    if (!file) continue;
    const source = waiting_name(file.name);
    picture.dataset.source = source;
    taken.push({ file, source });
  }
  return taken;
}

function file_of(address: string): File | null {
  const match = /^data:(image\/(png|jpeg|gif|webp));base64,/i.exec(address);
  if (!match || address.length > largest_octets * 1.4) return null;
  try {
    const octets = Uint8Array.from(atob(address.slice(match[0].length)), (letter) => letter.charCodeAt(0));
    return new File([octets], `picture.${match[2]}`, { type: match[1] ?? '' });
  } catch {
    return null;
  }
}

/** Shows the place of each picture at once and puts the picture there when it is stored. */
export function insert_pictures(editor: Editor, files: File[], surroundings: Surroundings): void {
  for (const file of files) {
    const source = waiting_name(file.name);
    editor.chain().insert_picture({ file: null, source, alternative: null }).run();
    void store_picture(editor, { file, source }, surroundings);
  }
}

/** Stores a picture whose place is in the text already; the place is found again by its source, whatever others did meanwhile. */
export async function store_picture(
  editor: Editor,
  { file, source }: { file: File; source: string },
  surroundings: Surroundings,
): Promise<void> {
  let stored: string | null = null;
  try {
    stored = (await surroundings.upload?.(file, () => undefined))?.id ?? null;
  } catch {
    stored = null;
  }
  if (editor.isDestroyed) return;
  if (stored === null) return editor.storage.asking.tell('editor.upload_failed');
  const at = figure_with(editor.state.doc, source);
  if (at === null) return;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setNodeAttribute(at, 'file', stored).setNodeAttribute(at, 'source', null));
}

function figure_with(doc: Node, source: string): number | null {
  let found: number | null = null;
  doc.descendants((node, at) => {
    if (node.type.name === 'figure' && node.attrs.source === source) found = at;
    return found === null && !node.isTextblock;
  });
  return found;
}
