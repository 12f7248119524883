import { with_export_texts } from '@/reading/export_parts';

export const archive_dialog = with_export_texts(() => import('./archive_dialog'));
