import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

const limit_kb = 150;

/** What opening a page loads beside the entry: its screen, the tree in the side navigation, the longer language. */
const to_read = ['wiki/page_screen.tsx', 'wiki/page_tree.tsx', 'virtual:messages/cy'];
const journeys: Record<string, string[]> = {
  'sign in': ['identity/sign_in.tsx', 'virtual:messages/cy'],
  home: ['home/home.tsx', 'virtual:messages/cy'],
  'read a page': to_read,
  'edit a page': [...to_read, 'wiki/editor/editor_screen.tsx'],
};

/** Prints the gzipped script of each journey; the build fails when reading a page takes more than the limit. */
export function sizes(): Plugin {
  return {
    name: 'folkmoot-sizes',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(
        (file): file is Rollup.OutputChunk => file.type === 'chunk',
      );
      for (const [journey, modules] of Object.entries(journeys)) {
        const files = loaded(chunks, modules);
        const kb = [...files].reduce((sum, chunk) => sum + gzipped(chunk), 0) / 1024;
        console.log(
          `${journey.padEnd(12)} ${kb.toFixed(1).padStart(6)} KB of gzipped script in ${files.size} files`,
        );
        if (journey === 'read a page' && kb > limit_kb)
          this.error(
            `reading a page takes ${kb.toFixed(1)} KB of gzipped script; the limit is ${limit_kb} KB`,
          );
      }
    },
  };
}

const gzipped = (chunk: Rollup.OutputChunk) => gzipSync(chunk.code, { level: 9 }).length;

function loaded(chunks: Rollup.OutputChunk[], modules: string[]): Set<Rollup.OutputChunk> {
  const files = new Set<Rollup.OutputChunk>();
  const add = (chunk: Rollup.OutputChunk | undefined) => {
    if (!chunk || files.has(chunk)) return;
    files.add(chunk);
    for (const name of chunk.imports) add(chunks.find((other) => other.fileName === name));
  };
  add(chunks.find((chunk) => chunk.isEntry));
  for (const module of modules) {
    const chunk = chunks.find((other) => other.moduleIds.some((id) => id.endsWith(module)));
    if (!chunk) throw new Error(`the build has no chunk with ${module}`);
    add(chunk);
  }
  return files;
}
