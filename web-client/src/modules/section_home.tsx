import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { Empty, NoAccess } from '@/kit/states';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { sections } from '.';

/** The first screen of a section, by its module. */
export function SectionHome() {
  const { t } = useWords();
  const space = useSpace();
  const { component: slug } = useParams({ strict: false });
  const component = space.components.find((other) => other.slug === slug);
  if (!component) return <NoAccess />;
  const Home = sections[component.module]?.home;
  if (!Home) return <Empty title={t('core.section_unknown')}>{t('core.section_unknown_text')}</Empty>;
  return (
    <Suspense fallback={<Skeleton />}>
      <Home space={space} component={component} />
    </Suspense>
  );
}
