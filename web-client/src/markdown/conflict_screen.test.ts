import { expect, test } from 'vitest';
import { settled_text } from './conflict_screen';

const conflict = {
  conflicts: [{ block: 'b', base: 'old', mine: 'my words cost $& more', theirs: 'their words' }],
  merged: { markdown: '# Title\n\ntheir words\n\nend\n', base_revision: 4, base_state: 7 },
};

test('the chosen text stands where the conflict was', () => {
  expect(settled_text(conflict, [{ take: 'theirs', own: '' }])).toBe('# Title\n\ntheir words\n\nend\n');
  expect(settled_text(conflict, [{ take: 'mine', own: '' }])).toBe(
    '# Title\n\nmy words cost $& more\n\nend\n',
  );
  expect(settled_text(conflict, [{ take: 'own', own: 'both' }])).toBe('# Title\n\nboth\n\nend\n');
});

test('leaving a paragraph out leaves no hole', () => {
  const removed = { ...conflict, conflicts: [{ block: 'b', base: 'old', mine: '', theirs: 'their words' }] };
  expect(settled_text(removed, [{ take: 'mine', own: '' }])).toBe('# Title\n\nend\n');
});

test('my text is kept when they have taken the paragraph away', () => {
  const gone = {
    ...conflict,
    conflicts: [{ block: 'b', base: 'old', mine: 'mine', theirs: '' }],
    merged: { markdown: '# Title\n', base_revision: 4, base_state: 7 },
  };
  expect(settled_text(gone, [{ take: 'mine', own: '' }])).toBe('# Title\n\nmine\n');
});
