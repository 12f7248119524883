import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { NoAccess } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import NewPageDialog from './new_page_dialog';

/** Where a link to a page that nobody has written yet leads: to writing it. */
export function WantedPage() {
  const { t } = useWords();
  const space = useSpace();
  const { component: slug } = useParams({ strict: false });
  const { title = '' } = useSearch({ strict: false }) as { title?: unknown };
  const navigate = useNavigate();
  const component = space.components.find((other) => other.slug === slug);
  useDocumentTitle(t('wiki.new_page'), space.name);
  if (!component) return <NoAccess />;
  return (
    <>
      <Heading of="new">{t('wiki.new_page')}</Heading>
      <NewPageDialog
        component={component}
        parent={null}
        title={String(title)}
        onMade={() => undefined}
        onClose={() => void navigate({ to: space_address(space.slug, component.slug) })}
      />
    </>
  );
}
