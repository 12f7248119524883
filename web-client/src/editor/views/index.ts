import type { Extensions } from '@tiptap/core';
import { marks, nodes } from '../schema';
import type { Surroundings } from '../surroundings';
import { CalloutView, ExpandableView } from './callout';
import { CodeBlockView } from './code_block';
import { ContentsView } from './contents';
import { EmbedView } from './embed';
import { FigureView } from './figure';
import { FootnoteView, ReferenceView } from './footnote';
import { HeadingView } from './heading';
import { RedLinks } from './link';
import { ListItemView } from './list_item';
import { Placeholders } from './placeholders';

/** The vocabulary with the views that some of its nodes have while they are written; the order is the contract's. */
export function shown_vocabulary(surroundings: Surroundings): Extensions {
  const with_views = {
    ...nodes,
    heading: HeadingView,
    list_item: ListItemView,
    code_block: CodeBlockView,
    callout: CalloutView,
    expandable: ExpandableView,
    figure: FigureView.configure({ surroundings }),
    footnote: FootnoteView,
    contents: ContentsView,
    embed: EmbedView.configure({ surroundings }),
    footnote_reference: ReferenceView,
  };
  return [
    ...Object.values(with_views),
    ...Object.values(marks),
    RedLinks.configure({ surroundings }),
    Placeholders,
  ];
}
