import type { Editor } from '@tiptap/core';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { applyUpdate, Doc } from 'yjs';
import '@/styles/govuk.scss';
import '@/styles/tokens.scss';
import '@/styles/base.css';
import '@/shell/shell.css';
import { RichEditor } from '@/editor';
import { speak } from '@/words';
import { sample } from './sample';
import { surroundings } from './surroundings';

/**
 * The editor alone, as Olwen has it; Tomos edits the same document beside her, joined by nothing but updates. The tests
 * operate the page and read `window.trial`; `?language=ar&words=cy&read&sample&beside` change what is shown.
 */
const asked = new URLSearchParams(location.search);

function person(name: string, colour: number) {
  const document = new Doc();
  const presence = new Awareness(document);
  presence.setLocalStateField('user', { id: name, name, colour });
  const listeners = new Set<() => void>();
  const beforeOthers = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { document, presence, beforeOthers, listeners };
}
type Person = ReturnType<typeof person>;

const olwen = person('Olwen Owner', 0);
const tomos = person('Tomos Lewicki', 2);

function pass_on(from: Person, to: Person): void {
  from.document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'joined') return;
    for (const listener of to.listeners) listener();
    applyUpdate(to.document, update, 'joined');
  });
  from.presence.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
    const clients = [...(added ?? []), ...(updated ?? []), ...(removed ?? [])];
    if (origin !== 'joined')
      applyAwarenessUpdate(to.presence, encodeAwarenessUpdate(from.presence, clients), 'joined');
  });
}
pass_on(olwen, tomos);
pass_on(tomos, olwen);

declare global {
  interface Window {
    trial: { olwen: Person & { editor?: Editor }; tomos: Person & { editor?: Editor } };
  }
}
window.trial = { olwen, tomos };

await speak(asked.get('words') === 'cy' ? 'cy' : 'en');
const place = document.getElementById('editor');
const tell = (who: 'olwen' | 'tomos') => (editor: Editor) => {
  window.trial[who].editor = editor;
  if (who !== 'olwen' || !asked.has('sample')) return;
  const { state, schema, view } = editor;
  view.dispatch(
    state.tr.replaceWith(
      0,
      state.doc.content.size,
      sample.map((block) => schema.nodeFromJSON(block)),
    ),
  );
};
if (place)
  createRoot(place).render(
    <Suspense>
      <h1 className="page-title">Flood warnings</h1>
      <RichEditor
        {...olwen}
        label="Text of the page"
        language={asked.get('language') ?? 'en'}
        surroundings={surroundings}
        readOnly={asked.has('read')}
        onReady={tell('olwen')}
      />
      {asked.has('beside') && (
        <RichEditor
          {...tomos}
          label="The same text for Tomos"
          language="en"
          surroundings={surroundings}
          onReady={tell('tomos')}
        />
      )}
    </Suspense>,
  );
