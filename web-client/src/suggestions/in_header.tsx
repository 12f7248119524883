import { lazy } from 'react';
import type { Id } from '@/generated/api';
import { with_suggestion_texts } from './texts';

const SuggestionsButton = lazy(with_suggestion_texts(() => import('./suggestions_button')));
const SuggestButton = lazy(with_suggestion_texts(() => import('./suggest_button')));

/** What the header of a text says of the suggestions for it: how many there are, and the way to make some. */
export default function InHeader(props: { object: Id; title: string }) {
  return (
    <>
      <SuggestionsButton {...props} />
      <SuggestButton {...props} />
    </>
  );
}
