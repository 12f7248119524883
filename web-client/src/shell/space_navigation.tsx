import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { may } from '@/api/permissions';
import * as queries from '@/api/queries';
import type { SectionView, SpaceView } from '@/generated/types';
import { section_of } from '@/modules';
import { useWords } from '@/words';
import './space_navigation.css';
import { space_address } from '@/shell/addresses';

const groups: SectionView['group'][] = ['collaborate', 'consult', 'inform', 'know'];
/** SectionView['group'] headings appear from this many sections on. */
const headings_from = 6;

/** A space's side navigation: its sections, and under the open section what that module adds (a page tree). */
export function SpaceNavigation({ slug }: { slug: string }) {
  const { t } = useWords();
  const { data: space } = useQuery(queries.space(slug));
  if (!space) return null;
  return (
    <nav
      className="moj-side-navigation side-navigation"
      aria-label={t('core.space_navigation', { space: space.name })}
    >
      <ul className="moj-side-navigation__list">
        <li className="moj-side-navigation__item">
          <Link to={space_address(space.slug)} activeOptions={{ exact: true }}>
            {t('core.space_home')}
          </Link>
        </li>
      </ul>
      {space.components.length >= headings_from ? (
        groups.map((group) => <SectionGroup key={group} space={space} group={group} />)
      ) : (
        <Sections space={space} components={space.components} />
      )}
      <ul className="moj-side-navigation__list side-navigation__last">
        {space.can.includes(may.see_people) && (
          <li className="moj-side-navigation__item">
            <Link to={space_address(space.slug, 'members')}>{t('core.members')}</Link>
          </li>
        )}
        {space.can.includes(may.restore) && (
          <li className="moj-side-navigation__item">
            <Link to={space_address(space.slug, 'bin')}>{t('core.bin')}</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

function SectionGroup({ space, group }: { space: SpaceView; group: SectionView['group'] }) {
  const { t } = useWords();
  const components = space.components.filter((component) => component.group === group);
  if (components.length === 0) return null;
  return (
    <>
      <h2 className="moj-side-navigation__title">{t(`core.group_${group}`)}</h2>
      <Sections space={space} components={components} />
    </>
  );
}

function Sections({ space, components }: { space: SpaceView; components: SectionView[] }) {
  const { component: open } = useParams({ strict: false });
  return (
    <ul className="moj-side-navigation__list">
      {components.map((component) => {
        const Under = section_of(component.module)?.navigation;
        return (
          <li key={component.id} className="moj-side-navigation__item">
            <Link to={space_address(space.slug, component.slug)}>{component.name}</Link>
            {Under && component.slug === open && (
              <Suspense>
                <Under space={space} component={component} />
              </Suspense>
            )}
          </li>
        );
      })}
    </ul>
  );
}
