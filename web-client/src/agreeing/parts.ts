import { with_scheduling_texts } from '@/scheduling/texts';
import { with_agreeing_texts } from './texts';

// What is read only where somebody else has to agree before a text is public, each with its texts.
export const agreeing_line = with_agreeing_texts(with_scheduling_texts(() => import('./agreeing_line')));
export const ask_form = with_agreeing_texts(() => import('./ask_form'));
export const ask_to_restore = with_agreeing_texts(() => import('./ask_to_restore'));
export const agreed_by = with_agreeing_texts(() => import('./agreed_by'));
export const own_agreements = with_agreeing_texts(() => import('./own_agreements'));
