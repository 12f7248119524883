import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launch } from '../launch';
import { at, look_over, type Screen } from '../look_over';
import { button, from_menu, Visitor } from '../site';

/** The demonstration's adviser, in a workspace with documents. */
let browser: Browser;
let visitor: Visitor;
const section = '/s/bathing-waters/documents';
const found = { folder: '', document: '', scheduled: '' };

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const address_of = async (words: string) => {
    const answer = await visitor.ask<{ objects: { address: string }[] }>('GET', `/search/quick?q=${words}`);
    return answer.objects.find((object) => object.address.startsWith(section))?.address ?? '';
  };
  found.folder = await address_of('meetings%20minister');
  found.document = await address_of('consultation%20questions');
  found.scheduled = await address_of('handling%20plan');
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

const document = () => found.document;

const screens: Record<string, Screen> = {
  documents: { address: at(section), ready: 'Documents' },
  'document-folder': { address: () => found.folder, ready: /./ },
  document: { address: document, ready: 'Consultation questions', text: true },
  'document-history': { address: () => `${document()}/history`, ready: /^History of/ },
  'document-comparison': {
    address: () => `${document()}/compare/1/2`,
    ready: 'What changed',
    text: true,
  },
  'document-menu': { address: document, ready: /./, act: (page) => button(page, 'More').click(), text: true },
  'document-move': { address: document, ready: /./, act: (page) => from_menu(page, 'Move to…'), text: true },
  'document-unpublish': {
    address: document,
    ready: /./,
    act: (page) => from_menu(page, 'Unpublish'),
    text: true,
  },
  'document-markdown': {
    address: () => `${document()}/edit/markdown`,
    ready: /^Editing/,
    act: (page) => page.getByLabel('Text as Markdown').waitFor(),
    text: true,
  },
  'document-scheduled': {
    address: () => found.scheduled,
    ready: 'Handling plan',
    act: (page) => page.getByText(/^To be published/).waitFor(),
    text: true,
  },
  'document-unpublish-scheduled': {
    address: () => found.scheduled,
    ready: 'Handling plan',
    act: async (page) => {
      await from_menu(page, 'Unpublish');
      await page.getByText('Unpublishing it ends that, too.').waitFor();
    },
    text: true,
  },
  'folder-menu': { address: () => found.folder, ready: /./, act: (page) => button(page, 'More').click() },
  'folder-export': { address: () => found.folder, ready: /./, act: (page) => from_menu(page, 'Export') },
  'folder-access': {
    address: () => found.folder,
    ready: /./,
    act: (page) => from_menu(page, 'Who can see this'),
  },
  'new-document': {
    address: at(section),
    ready: 'Documents',
    act: (page) => button(page, 'New document').click(),
  },
};

describe('every screen of documents', () => look_over(screens, () => visitor));
