import { get_wiki_component, get_wiki_component_pages, get_wiki_page } from '@/generated/wiki';
import { id_of } from '@/shell/addresses';
import type { Beginning } from '../module';

/** What reading a page takes, and the top of the tree beside it. */
export default (async ({ id: component }, [object, ...deeper], how) => {
  const wanted: Promise<unknown>[] = [
    get_wiki_component({ component }, how),
    get_wiki_component_pages({ component }, how),
    import('./page_tree'),
  ];
  if (object && object !== 'new') {
    wanted.push(get_wiki_page({ page: id_of(object) }, how));
    if (deeper.length === 0) wanted.push(import('./page_screen'));
  }
  await Promise.all(wanted);
}) satisfies Beginning;
