import * as Y from 'yjs';
import vocabulary from '@/editor/schema/vocabulary.json';

const nodes = new Set(Object.keys(vocabulary.nodes));
const marks = new Set(Object.keys(vocabulary.marks));
/** What y-prosemirror puts behind the name of a mark that may overlap itself. */
const overlapping = /--[a-zA-Z0-9+/=]{8}$/;

/**
 * Whether this client's editor has all that an update brings. What it does not know it would take out of the document, for
 * everybody: a newer client wrote it, and an older one may only read on.
 */
export function is_all_known(update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.every((struct) => {
    if (!(struct instanceof Y.Item)) return true;
    const { content } = struct;
    if (content instanceof Y.ContentType)
      return !(content.type instanceof Y.XmlElement) || nodes.has(content.type.nodeName);
    return !(content instanceof Y.ContentFormat) || marks.has(content.key.replace(overlapping, ''));
  });
}
