import type { QueryClient } from '@tanstack/react-query';
import type { PageView } from '@/generated/types';
import { put_wiki_page_template } from '@/generated/wiki';
import { announce } from '@/live/announce';
import { say } from '@/words';
import * as wiki_queries from './queries';
import { with_template_texts } from './template_texts';

/** Lets new pages be begun from this one, or no more. */
export async function offer_template(client: QueryClient, page: PageView) {
  const put = with_template_texts(() =>
    put_wiki_page_template({ page: page.id, offered: !page.is_template }),
  );
  await put();
  await wiki_queries.fresh_page(client, page.id);
  void client.invalidateQueries({ queryKey: ['component', page.component.id, 'templates'] });
  announce(say(page.is_template ? 'templates.withdrawn' : 'templates.offered', { title: page.title }));
}
