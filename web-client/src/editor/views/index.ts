import type { Extensions } from '@tiptap/core';
import { marks, nodes } from '../schema';
import type { Surroundings } from '../surroundings';
import { CalloutView, ExpandableView } from './callout';
import { FigureView } from './figure';
import { HeadingView } from './heading';
import { ListItemView } from './list_item';

/** The vocabulary with the views that some of its nodes have while they are written; the order is the contract's. */
export function shown_vocabulary(surroundings: Surroundings): Extensions {
  const with_views = {
    ...nodes,
    heading: HeadingView,
    list_item: ListItemView,
    callout: CalloutView,
    expandable: ExpandableView,
    figure: FigureView.configure({ surroundings }),
  };
  return [...Object.values(with_views), ...Object.values(marks)];
}
