import { Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { SectionView } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Empty, NoAccess } from '@/kit/states';
import { screen_at, section_of } from '@/modules';
import { useWords } from '@/words';
import { useSpace } from './space_frame';

/** Whatever is shown below a section's address belongs to the section's module. */
export function SectionFrame() {
  const section = useSection();
  if (!section) return <NoAccess />;
  return (
    <Suspense fallback={<Skeleton />}>
      <Outlet />
    </Suspense>
  );
}

/** The first screen of a section. */
export function SectionHome() {
  const { t } = useWords();
  const space = useSpace();
  const component = useSection();
  const Home = component && section_of(component.module)?.home;
  if (!Home) return <Empty title={t('core.section_unknown')}>{t('core.section_unknown_text')}</Empty>;
  return <Home space={space} component={component} />;
}

/** The screen that the section's module has at an address below it. */
export function SectionScreen({ path }: { path: string }) {
  const Screen = screen_at(useSection()?.module ?? '', path);
  return Screen ? <Screen /> : <NoAccess />;
}

/** The section whose address is shown. */
function useSection(): SectionView | undefined {
  const { components } = useSpace();
  const { component: slug } = useParams({ strict: false });
  return components.find((section) => section.slug === slug);
}
