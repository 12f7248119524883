/**
 * Which sources stand in one file: a visit asks for a handful of files, not for one a source, and for none that reading does
 * not need. Screens that no group names are a file each, read when they are opened.
 */
export const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 4 },
  // What writing together takes, and reading does not.
  {
    name: 'editor',
    test: /node_modules\/(@tiptap|prosemirror-[a-z-]+|orderedmap|rope-sequence|w3c-keyname)\//,
    priority: 4,
  },
  // But for what guards unsaved text and what lists page by page: reading does neither.
  {
    name: 'libraries',
    test: /node_modules\/(?!yjs|y-protocols|lib0|.*\/(useBlocker|useInfiniteQuery|infiniteQueryObserver)\.js)/,
    priority: 3,
  },
  // `src/begin.ts`, with what it shares with all others.
  {
    name: 'begin',
    test: /src\/(begin|modules\/[^/]+\/begin|api\/(call|early|problem)|generated\/(session|home|wiki|documents)|words\/catalogue|shell\/(appearance|addresses))\.ts$/,
    priority: 2,
  },
  // What stands around every screen, and what screens are made of.
  {
    name: 'house',
    test: /src\/(?!kit\/(field|picker|error_summary|toolbar|object_list)\/|(shell\/shortcut_(table|help)|api\/upload|live\/polled_\w+)\.)(api|kit|live|shell|words|(asks|writing|markdown|deletions|invitations|membership)\/texts|modules\/(spaces\/opening_texts|(people|search)\/texts)|writing\/(same_place|use_editing)|publishing\/(words|state_words)|reading\/size)(\/|\.)/,
    priority: 1,
  },
  // What is filled in and operated, on the screens and in the dialogs where something is: reading takes none of it.
  {
    name: 'forms',
    test: /src\/(kit\/(field|picker|error_summary|toolbar)\/|(shell\/shortcut_table|editor\/shortcuts)\.)/,
  },
  // A live session; and what brings messages by requests, which is made of the same.
  {
    name: 'session',
    test: /node_modules\/(yjs|y-protocols|lib0)\/|src\/(collab\/(?!leaving_guard|collab\.css)|live\/polled_|editor\/schema\/vocabulary\.json)/,
  },
  // What reading any text takes; its panels, history and editor are read when they are opened.
  {
    name: 'reading',
    test: /src\/(reading\/(text_header|contents|markdown_kept|rail|tags|marks|honest_address|say_updates|shown_text|address|words)|comments\/(button|when_wanted|words|queries)|scheduling\/in_header|suggestions\/(button|in_header|queries|texts|words)|asks\/when_asked)\.tsx?$/,
    priority: 1,
  },
  // What several screens of a module share, but for dialogs: they are read when they are opened.
  {
    name: module_of,
    test: /src\/modules\/[^/]+\/(?!(\w+_dialog|choose_template)\.tsx)/,
    minShareCount: 2,
    debugName: 'modules',
  },
];

function module_of(source: string): string | null {
  return /src\/modules\/([^/]+)\//.exec(source)?.[1] ?? null;
}
