import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { messages } from '../../../build/messages';
import { complaints_of } from '../launch';

const client = join(import.meta.dirname, '../../..');

/** The policy that the server sends with the client's pages, read where it stands. */
function client_policy(): string {
  const source = readFileSync(join(client, '../server/host/security_headers.cpp'), 'utf8');
  const lines = /client_policy =([^;]*(?:";|[^;"]*"[^"]*")*[^;]*);\n/.exec(source)?.[0] ?? '';
  const policy = [...lines.matchAll(/"([^"]*)"/g)].map(([, text]) => text).join('');
  if (!policy.includes("require-trusted-types-for 'script'")) throw new Error('the policy was not found');
  return policy;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The editor's own page (`test/editor`), built as the client is and served under the server's own policy. */
export async function serve_editor(): Promise<{ address: string; close: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-editor-'));
  await build({
    configFile: false,
    root: join(client, 'test/editor'),
    logLevel: 'error',
    plugins: [react(), messages(join(client, 'messages'), join(client, 'src'))],
    resolve: { alias: { '@': join(client, 'src') } },
    css: { preprocessorOptions: { scss: { loadPaths: [join(client, 'node_modules')], quietDeps: true } } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome109',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4000,
    },
  });
  const policy = client_policy();
  const server: Server = createServer((request, answer) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://here').pathname));
    const name = path === '/' ? '/index.html' : path;
    try {
      const content = readFileSync(join(folder, name));
      answer.writeHead(200, {
        'Content-Type': types[extname(name)] ?? 'application/octet-stream',
        'Content-Security-Policy': policy,
      });
      answer.end(content);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** Somebody before the editor. */
export async function open_editor(
  browser: Browser,
  address: string,
  { search = '', ...options }: BrowserContextOptions & { search?: string } = {},
): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints = complaints_of(page);
  await page.goto(`${address}${search}`);
  await page.getByRole('textbox').first().waitFor();
  return { page, complaints, close: () => context.close() };
}

export const text_box = (page: Page) => page.getByRole('textbox', { name: 'Text of the page' });

/** What the document holds, in words of the vocabulary. */
export const document_of = (page: Page, who: 'olwen' | 'tomos' = 'olwen') =>
  page.evaluate((name) => window.trial[name].document.getXmlFragment('default').toString(), who);
