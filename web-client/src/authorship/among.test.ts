import { expect, test } from 'vitest';
import type { EditingLine, RevisionLine } from '@/generated/types';
import { among } from './edits';

const revision = (number: number, created: string) => ({ number, created }) as RevisionLine;
const line = (state: number, to: string) => ({ state, to }) as EditingLine;
const said = (revisions: RevisionLine[], lines: EditingLine[]) =>
  among(revisions, lines).map((step) =>
    step.line ? `edit ${step.line.state}` : `revision ${step.revision.number}`,
  );

test('edits stand between the revisions before and after which they were made', () => {
  const revisions = [revision(3, '2026-03-09'), revision(2, '2026-03-05'), revision(1, '2026-03-01')];
  const lines = [line(9, '2026-03-10'), line(7, '2026-03-07'), line(4, '2026-03-03')];
  expect(said(revisions, lines)).toEqual(['edit 9', 'revision 3', 'edit 7', 'revision 2', 'edit 4']);
});

test('revisions that are older than the edits shown are not shown among them', () => {
  expect(said([revision(1, '2026-03-01')], [line(2, '2026-03-02')])).toEqual(['edit 2']);
});
