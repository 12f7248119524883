import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/** What every page loads after its first script (`src/begin.ts`) the browser fetches at once, not when that script asks. */
export function first_load(): Plugin {
  return {
    name: 'folkmoot-first-load',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter(
          (file): file is Rollup.OutputChunk => file.type === 'chunk',
        );
        const main = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/src/main.tsx'));
        if (!main) throw new Error('the build has no chunk of src/main.tsx');
        const needed = [main.fileName, ...main.imports];
        const styles = needed.flatMap((name) => [
          ...(chunks.find((chunk) => chunk.fileName === name)?.viteMetadata?.importedCss ?? []),
        ]);
        return [
          ...styles.map((file) => link('stylesheet', file)),
          // The frame in the page itself is seen first: its styles are not kept waiting by scripts.
          ...needed.map((file) => link('modulepreload', file, { fetchpriority: 'low' })),
        ].filter((tag) => !html.includes(String(tag.attrs?.href)));
      },
    },
  };
}

const link = (rel: string, file: string, more: Record<string, string> = {}): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { rel, ...more, crossorigin: '', href: `/${file}` },
  injectTo: 'head',
});
