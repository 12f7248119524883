import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** What somebody does: the sources that it loads beside those of every page, and how much script that may be at most. */
interface Journey {
  loads: string[];
  limit_kb?: number;
}

/** A slow network takes a round trip for each few of them, however small they are. */
const most_files = 12;

/** Those that a module, or another folder of `src`, names in its `journeys.json`, with the longer language. */
function journeys_in(sources: string): Record<string, Journey> {
  const folders = [sources, join(sources, 'modules')];
  const files = folders.flatMap((all) =>
    readdirSync(all).map((folder) => join(all, folder, 'journeys.json')),
  );
  const found = files.filter((file) => existsSync(file));
  return Object.assign({}, ...found.map((file) => JSON.parse(readFileSync(file, 'utf8')) as object));
}

/** Prints the gzipped script of each journey; the build fails when one takes more than its limit. */
export function sizes(sources: string): Plugin {
  return {
    name: 'folkmoot-sizes',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(
        (file): file is Rollup.OutputChunk => file.type === 'chunk',
      );
      for (const [journey, { loads, limit_kb }] of Object.entries(journeys_in(sources))) {
        const files = loaded(chunks, ['src/main.tsx', ...loads, 'virtual:messages/cy']);
        const kb = [...files].reduce((sum, chunk) => sum + gzipped(chunk), 0) / 1024;
        console.log(
          `${journey.padEnd(12)} ${kb.toFixed(1).padStart(6)} KB of gzipped script in ${files.size} files`,
        );
        if (limit_kb !== undefined && kb > limit_kb)
          this.error(
            `to ${journey} takes ${kb.toFixed(1)} KB of gzipped script; the limit is ${limit_kb} KB`,
          );
        if (limit_kb !== undefined && files.size > most_files)
          this.error(`to ${journey} takes ${files.size} files of script; the limit is ${most_files}`);
      }
    },
  };
}

const gzipped = (chunk: Rollup.OutputChunk) => gzipSync(chunk.code, { level: 9 }).length;

function loaded(chunks: Rollup.OutputChunk[], sources: string[]): Set<Rollup.OutputChunk> {
  const files = new Set<Rollup.OutputChunk>();
  const add = (chunk: Rollup.OutputChunk | undefined) => {
    if (!chunk || files.has(chunk)) return;
    files.add(chunk);
    for (const name of chunk.imports) add(chunks.find((other) => other.fileName === name));
  };
  add(chunks.find((chunk) => chunk.isEntry));
  for (const source of sources) {
    const chunk = chunks.find((other) => other.moduleIds.some((id) => id.endsWith(source)));
    if (!chunk) throw new Error(`the build has no chunk with ${source}`);
    add(chunk);
  }
  return files;
}
