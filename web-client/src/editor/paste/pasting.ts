import { Extension } from '@tiptap/core';
import { DOMParser, DOMSerializer, type ParseOptions, type Slice } from '@tiptap/pm/model';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { Surroundings } from '../surroundings';
import { clean } from './clean';
import { insert_files } from './files';
import { insert_pictures, store_picture, take_out_pictures } from './pictures';
import { put_styles_away } from './styles';

/** More letters than the longest act of Parliament: beyond it the browser would stand still. */
const most_letters = 3_000_000;
const most_files = 20;

/** What is pasted and dropped is read through the schema, and what is copied says where its pictures are. */
export const Pasting = Extension.create<{ surroundings: Surroundings | null }>({
  name: 'pasting',
  addOptions: () => ({ surroundings: null }),
  addProseMirrorPlugins() {
    const { surroundings } = this.options;
    const { editor } = this;
    const { schema } = editor;
    const parser = DOMParser.fromSchema(schema);
    const reading = {
      parseSlice: (dom: HTMLElement, options?: ParseOptions): Slice => {
        const pictures = surroundings?.upload ? take_out_pictures(dom) : [];
        clean(dom);
        // What was pasted stands in the text before the first of its pictures is stored.
        for (const picture of pictures) if (surroundings) void store_picture(editor, picture, surroundings);
        return parser.parseSlice(dom, options);
      },
    };
    return [
      new Plugin({
        props: {
          clipboardParser: reading as unknown as DOMParser,
          clipboardSerializer: serializer(DOMSerializer.fromSchema(schema), surroundings),
          transformPastedHTML: put_styles_away,
          handlePaste: (_view, event) => take_files(event.clipboardData),
          handleDrop: (view, event, _slice, moved) => {
            if (moved || files_in(event.dataTransfer).length === 0) return false;
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            if (at)
              view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
            event.preventDefault();
            return take_files(event.dataTransfer);
          },
          handleDOMEvents: {
            paste: (_view, event) => {
              const given = event.clipboardData;
              const letters = Math.max(
                given?.getData('text/html').length ?? 0,
                given?.getData('text/plain').length ?? 0,
              );
              if (letters <= most_letters) return false;
              event.preventDefault();
              editor.storage.asking.tell('editor.too_much_pasted');
              return true;
            },
          },
        },
      }),
    ];

    function take_files(given: DataTransfer | null): boolean {
      const files = files_in(given);
      // Word and Excel put a picture of the text beside the text.
      if (files.length === 0 || given?.getData('text/html') || !surroundings?.upload) return false;
      if (files.length > most_files) editor.storage.asking.tell('editor.too_many_files');
      const taken = files.slice(0, most_files);
      const others = taken.filter((file) => !is_picture(file));
      if (others.length > 0) void insert_files(editor, others, surroundings);
      insert_pictures(editor, taken.filter(is_picture), surroundings);
      return true;
    }
  },
});

const files_in = (given: DataTransfer | null): File[] => [...(given?.files ?? [])];

/** What a page can show; any other picture is a file like others. */
const is_picture = ({ type }: File): boolean => /^image\/(png|jpeg|gif|webp)$/.test(type);

/** Elsewhere a picture needs its address, whole. */
function serializer(usual: DOMSerializer, surroundings: Surroundings | null): DOMSerializer {
  const { figure } = usual.nodes;
  if (!figure || !surroundings) return usual;
  const nodes: DOMSerializer['nodes'] = {
    ...usual.nodes,
    figure: (node) => {
      const made = DOMSerializer.renderSpec(document, figure(node));
      const picture = (made.dom as HTMLElement).querySelector('img');
      const { file } = node.attrs;
      if (picture && file) picture.src = new URL(surroundings.address_of_file(file), location.href).href;
      return made.contentDOM ? { dom: made.dom, contentDOM: made.contentDOM } : made;
    },
  };
  return new DOMSerializer(nodes, usual.marks);
}
