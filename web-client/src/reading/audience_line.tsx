import { useQuery } from '@tanstack/react-query';
import { readers_in_words } from '@/comments/readers';
import { get_object_audience } from '@/generated/audience';
import type { AudienceView } from '@/generated/types';
import { useWords } from '@/words';
import type { SeenObject } from './text';
import './audience_words';

interface AudienceLineProps {
  page: SeenObject;
  onChange: (now: AudienceView) => void;
}

/** In a community: whom something is for, which is said beside who may do what with it; and the way to change that. */
export default function AudienceLine({ page, onChange }: AudienceLineProps) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ['object', page.id, 'audience'],
    queryFn: ({ signal }) => get_object_audience({ object: page.id }, { signal }),
    // A form begins from it.
    staleTime: 0,
    gcTime: 0,
  });
  if (!data?.audience || data.choices.length < 2) return null;
  return (
    <p>
      {t('audience.is_for', { readers: readers_in_words(data.audience, t) })}{' '}
      <button type="button" className="link-button" onClick={() => onChange(data)}>
        {t('audience.change')}
      </button>
    </p>
  );
}
