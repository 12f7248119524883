import { useQueries, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Id, TreeNode } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { Tree } from '@/kit/tree';
import { id_of } from '@/shell/addresses';
import { useWords } from '@/words';
import type { SectionProps } from '../module';
import { useMove } from './move';
import { NewPageButton } from './new_page';
import { useOpenNodes } from './open_nodes';
import { place_of, visible_rows } from './tree_rows';
import './page_tree.css';
import { may_here } from './permissions';
import * as wiki_queries from './queries';

/** The wiki's pages under its entry in the side navigation. */
export default function PageTree({ space, component }: SectionProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { object: part } = useParams({ strict: false });
  const current = part ? id_of(part) : null;
  const { open, change } = useOpenNodes(component.id);
  const { data: wiki } = useQuery(wiki_queries.wiki(component.id));
  const move = useMove(space.id);
  useOpenTrail(current, change);

  const parents: (Id | '')[] = ['', ...open];
  const answers = useQueries({
    queries: parents.map((parent) => wiki_queries.tree(space.id, component.id, parent)),
  });
  const children = new Map(parents.map((parent, index) => [parent, answers[index]?.data ?? []]));
  const rows = visible_rows(
    children,
    open,
    (node) => <NodeMark node={node} />,
    (node) => node.can.includes(may_here.arrange_pages),
  );

  return (
    <div className="page-tree">
      <Tree
        label={t('wiki.pages_of', { wiki: component.name })}
        rows={rows}
        current={current}
        onToggle={(row) => change((nodes) => (nodes.has(row.id) ? nodes.delete(row.id) : nodes.add(row.id)))}
        onOpen={(row) => void navigate({ to: row.href })}
        onDrop={(moved, target, where) => {
          const title = rows.find((row) => row.id === moved)?.text ?? '';
          if (where === 'inside') change((nodes) => nodes.add(target.id));
          move.mutate({ page: moved, title, ...place_of(rows, moved, target, where) });
        }}
      />
      {wiki?.can.includes(may_here.create_page) && (
        <NewPageButton component={component} parent={null} quiet />
      )}
    </div>
  );
}

/** Opens the way down to the page that is read, and the page itself. */
function useOpenTrail(current: Id | null, change: (update: (open: Set<Id>) => void) => void): void {
  const { data: page } = useQuery({ ...wiki_queries.page(current ?? ''), enabled: current !== null });
  const trail =
    page && [...page.trail.map((step) => step.id), ...(page.children.length > 0 ? [page.id] : [])].join();
  useEffect(() => {
    if (trail) change((nodes) => trail.split(',').forEach((id) => void nodes.add(id)));
  }, [trail, change]);
}

function NodeMark({ node }: { node: TreeNode }) {
  const { t } = useWords();
  if (!node.published)
    return (
      <span className="tree__mark" title={t('publishing.never_published')}>
        <Icon name="edit" />
        <span className="visually-hidden">{t('wiki.unpublished_mark')}</span>
      </span>
    );
  if (node.restricted)
    return (
      <span className="tree__mark" title={t('wiki.restricted')}>
        <Icon name="lock" />
        <span className="visually-hidden">{t('wiki.restricted')}</span>
      </span>
    );
  return null;
}
