// What ProseMirror ought to have of a tree, written from the contract and not from the server's code.
const holders = { table: 'caption', callout: 'title', expandable: 'summary' };
const markNames = ['strong', 'emphasis', 'strike', 'code', 'subscript', 'superscript'];

const attributesOf = ({ kind: _kind, text: _text, blocks: _blocks, ...attributes }) => attributes;

function marksOf({ marks = [], href, object, wiki, language, direction }) {
  const found = marks.map((type) => ({ type, attrs: {} }));
  if (href !== undefined || object !== undefined || wiki !== undefined) found.push({ type: 'link', attrs: given({ href, object, wiki }) });
  if (language !== undefined || direction !== undefined) found.push({ type: 'language', attrs: given({ tag: language, direction }) });
  return found;
}

const given = (attributes) => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined && value !== null));

function inlineOf(piece) {
  if (typeof piece === 'string') return { type: 'text', text: piece, marks: [] };
  const { marks, language, direction } = piece;
  const style = { marks: marks && markNames.filter((name) => marks.includes(name)).join(' '), language, direction };
  if (piece.break) return { type: 'hard_break', attrs: {} };
  if (piece.person) return { type: 'mention', attrs: given({ person: piece.person, words: piece.words || undefined, ...style }) };
  if (piece.footnote) return { type: 'footnote_reference', attrs: given({ label: piece.footnote, ...style }) };
  return { type: 'text', text: piece.words, marks: marksOf(piece) };
}

function nodeOf(block) {
  const words = (block.text ?? []).map(inlineOf);
  const holder = holders[block.kind];
  const own = holder && words.length ? [{ type: holder, attrs: {}, content: words }] : words;
  const type = block.kind === 'code' ? 'code_block' : block.kind; // ProseMirror has a mark called code
  return { type, attrs: attributesOf(block), content: [...own, ...(block.blocks ?? []).map(nodeOf)] };
}

export const expectedOf = (tree) => ({ type: 'doc', attrs: {}, content: tree.blocks.map(nodeOf) });

const isLeft = ({ type, content }) => !Object.values(holders).includes(type.name) || content.size > 0;

/** A node of ProseMirror in the same form: attributes that are null left out, marks in one order, and what has held words no more. */
export function plainOf(node) {
  if (node.isText) {
    const marks = node.marks.map((mark) => ({ type: mark.type.name, attrs: given(mark.attrs) }));
    const order = [...markNames, 'link', 'language'];
    return { type: 'text', text: node.text, marks: marks.sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type)) };
  }
  const plain = { type: node.type.name, attrs: given(node.attrs) };
  return node.inlineContent || !node.isInline ? { ...plain, content: node.content.content.filter(isLeft).map(plainOf) } : plain;
}
