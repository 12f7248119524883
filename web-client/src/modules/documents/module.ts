import { lazyRouteComponent as lazy } from '@tanstack/react-router';
import { with_markdown_texts } from '@/markdown/texts';
import { with_writing_texts } from '@/writing/texts';
import type texts from '../../../messages/documents/en.json';
import type { Module } from '../module';
import { may_here } from './permissions';

export default {
  section: {
    home: lazy(() => import('./section_home')),
    screens: {
      '/$object': lazy(() => import('./object_screen'), 'ObjectScreen'),
      '/$object/edit': lazy(
        with_writing_texts(() => import('./live_document_screen')),
        'LiveDocumentScreen',
      ),
      '/$object/edit/markdown': lazy(
        with_markdown_texts(() => import('./markdown_document_screen')),
        'MarkdownDocumentScreen',
      ),
      '/$object/history': lazy(() => import('./history_screen'), 'HistoryScreen'),
      '/$object/compare/$from/$to': lazy(() => import('./history_screen'), 'ComparisonScreen'),
      '/$object/compare-with/$other': lazy(() => import('./history_screen'), 'ComparisonOfTwoScreen'),
    },
  },
  objects: { 'documents.folder': 'folder', 'documents.document': 'page' },
  live: { 'documents.document': may_here.edit },
} satisfies Module;

declare module '@/words' {
  interface Catalogues {
    documents: typeof texts;
  }
}
