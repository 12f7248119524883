import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { groups } from './build/chunks.ts';
import { first_load } from './build/first_load.ts';
import { messages } from './build/messages.ts';
import { sizes } from './build/sizes.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), messages(here('messages'), here('src')), first_load(), sizes(here('src'))],
  resolve: { alias: { '@': here('src') } },
  css: { preprocessorOptions: { scss: { loadPaths: [here('node_modules')], quietDeps: true } } },
  build: {
    target: ['chrome109', 'edge109', 'firefox128', 'safari16'],
    manifest: true,
    // A data: font or script would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { client: here('index.html'), public: here('src/styles/public.css') },
      output: {
        // The server's own pages link this one by its name, so it stands outside the folder of things that never change.
        assetFileNames: ({ names }) =>
          names.includes('public.css') ? '[name][extname]' : 'assets/[name]-[hash][extname]',
        codeSplitting: { groups },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: process.env.FOLKMOOT_SERVER ?? 'https://127.0.0.1:8443', secure: false },
      '/live': { target: process.env.FOLKMOOT_SERVER ?? 'https://127.0.0.1:8443', secure: false, ws: true },
    },
  },
});
