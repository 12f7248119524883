import { expect, test } from 'vitest';
import { join_pieces } from './conflict_screen';

const conflict = {
  head_revision: 4,
  conflicts: [{ block: 'b', base: 'old', mine: 'my words', theirs: 'their words' }],
  pieces: [
    { markdown: '# Title', conflict: -1 },
    { markdown: '', conflict: 0 },
    { markdown: 'end\n', conflict: -1 },
  ],
};

test('the chosen text stands where the conflict was', () => {
  expect(join_pieces(conflict, [{ take: 'theirs', own: '' }])).toBe('# Title\n\ntheir words\n\nend\n');
  expect(join_pieces(conflict, [{ take: 'mine', own: '' }])).toBe('# Title\n\nmy words\n\nend\n');
  expect(join_pieces(conflict, [{ take: 'own', own: 'both' }])).toBe('# Title\n\nboth\n\nend\n');
});

test('leaving a paragraph out leaves no hole', () => {
  const removed = { ...conflict, conflicts: [{ block: 'b', base: 'old', mine: '', theirs: 'x' }] };
  expect(join_pieces(removed, [{ take: 'mine', own: '' }])).toBe('# Title\n\nend\n');
});
