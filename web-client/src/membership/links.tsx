import { Link } from '@tanstack/react-router';
import type { SpaceView } from '@/generated/types';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import './words';

/** From the list of members to everybody who comes in by other ways, too. */
export default function AccessLinks({ space }: { space: SpaceView }) {
  const { t } = useWords();
  return (
    <p>
      <Link to={space_address(space.slug, 'manage/access')}>{t('membership.open')}</Link>
    </p>
  );
}
