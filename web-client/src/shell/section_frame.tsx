import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { createContext, Suspense, useContext } from 'react';
import * as queries from '@/api/queries';
import { Skeleton } from '@/kit/skeleton';
import { Empty, Failure, NoAccess } from '@/kit/states';
import { module_of_type, screen_at, section_of } from '@/modules';
import { useWords } from '@/words';
import { id_of } from './addresses';
import { useSpace } from './space_frame';

const ModuleContext = createContext('');

/** Whatever is shown below a section's address belongs to the section's module. */
export function SectionFrame() {
  const { components } = useSpace();
  const { component: slug, object } = useParams({ strict: false });
  const listed = components.find((section) => section.slug === slug)?.module;
  // The id in an address decides: an object is also found behind the name of a section that is not there.
  const id = listed || !object ? '' : id_of(object);
  const found = useQuery({ ...queries.object(id), enabled: id !== '' });
  const module = listed ?? (found.data && module_of_type(found.data.object.type));
  if (found.error) return <Failure error={found.error} onRetry={() => void found.refetch()} />;
  if (id !== '' && found.isPending) return <Skeleton />;
  if (module === undefined) return <NoAccess />;
  return (
    <ModuleContext value={module}>
      <Suspense fallback={<Skeleton />}>
        <Outlet />
      </Suspense>
    </ModuleContext>
  );
}

/** The first screen of a section. */
export function SectionHome() {
  const { t } = useWords();
  const space = useSpace();
  const { component: slug } = useParams({ strict: false });
  const component = space.components.find((section) => section.slug === slug);
  const Home = section_of(useContext(ModuleContext))?.home;
  if (!component) return <NoAccess />;
  if (!Home) return <Empty title={t('core.section_unknown')}>{t('core.section_unknown_text')}</Empty>;
  return <Home space={space} component={component} />;
}

/** The screen that the section's module has at an address below it. */
export function SectionScreen({ path }: { path: string }) {
  const Screen = screen_at(useContext(ModuleContext), path);
  return Screen ? <Screen /> : <NoAccess />;
}
