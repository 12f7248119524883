import { lazyRouteComponent as lazy } from '@tanstack/react-router';
import { with_markdown_texts } from '@/markdown/texts';
import { with_writing_texts } from '@/writing/texts';
import type texts from '../../../messages/wiki/en.json';
import type { Module } from '../module';
import { may_here } from './permissions';

export default {
  section: {
    home: lazy(() => import('./wiki_home')),
    navigation: lazy(() => import('./page_tree')),
    screens: {
      '/new': lazy(() => import('./wanted_page'), 'WantedPage'),
      '/$object': lazy(() => import('./page_screen'), 'PageScreen'),
      '/$object/edit': lazy(
        with_writing_texts(() => import('./live_page_screen')),
        'LivePageScreen',
      ),
      '/$object/edit/markdown': lazy(
        with_markdown_texts(() => import('./markdown_page_screen')),
        'MarkdownPageScreen',
      ),
      '/$object/history': lazy(() => import('./history_screen'), 'HistoryScreen'),
      '/$object/compare/$from/$to': lazy(() => import('./history_screen'), 'ComparisonScreen'),
      '/$object/compare-with/$other': lazy(() => import('./history_screen'), 'ComparisonOfTwoScreen'),
    },
  },
  objects: { 'wiki.page': 'page' },
  live: { 'wiki.page': may_here.edit_page },
  shortcuts: [
    [['E'], 'wiki.key_edit'],
    [['M'], 'comments.comment_here'],
    [['Ctrl', 'Enter'], 'wiki.key_publish'],
    [['Ctrl', 'S'], 'wiki.key_save_markdown'],
    [['[['], 'wiki.key_link'],
  ],
} satisfies Module;

declare module '@/words' {
  interface Catalogues {
    wiki: typeof texts;
  }
}
