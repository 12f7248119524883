import { expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { Doc } from 'yjs';
import { OwnPresence } from './own_presence';

test('whoever was there before a break and has not moved is seen again after it', () => {
  const other = new Awareness(new Doc());
  other.setLocalState({ user: { id: '7', name: 'Amara' } });
  const here = new Awareness(new Doc());
  const presence = new OwnPresence(here, () => undefined);
  const told = encodeAwarenessUpdate(other, [other.clientID]);
  presence.begin();
  presence.take(told);
  presence.lose();
  expect(here.getStates().size).toBe(0);
  presence.begin();
  presence.take(told);
  expect(here.getStates().get(other.clientID)?.user).toEqual({ id: '7', name: 'Amara' });
  for (const awareness of [other, here]) awareness.destroy();
});
