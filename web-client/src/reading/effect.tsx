import type { RestrictionPreview } from '@/generated/types';
import { Notice } from '@/kit/notice';
import { PersonList } from '@/kit/person';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import './words';

interface EffectProps {
  preview: RestrictionPreview | undefined;
  error: Error | null;
}

/** Who gains and who loses sight of something, by name, before it is so. */
export function Effect({ preview, error }: EffectProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="effect" aria-live="polite">
      <h3 id="effect" className="section-title">
        {t('audience.restrict_effect')}
      </h3>
      {error && <Failure error={error} />}
      {preview && <Named preview={preview} />}
      {!preview && !error && <Skeleton lines={3} title={false} />}
    </section>
  );
}

function Named({ preview }: { preview: RestrictionPreview }) {
  const { t } = useWords();
  if (preview.gain.length === 0 && preview.lose.length === 0) return <p>{t('audience.effect_none')}</p>;
  return (
    <div className="stack">
      {preview.lose.length > 0 && (
        <Notice kind="caution">
          <strong>{t('audience.effect_lose', { count: preview.lose.length })}</strong>
          <PersonList people={preview.lose} />
        </Notice>
      )}
      {preview.gain.length > 0 && (
        <Notice kind="success">
          <strong>{t('audience.effect_gain', { count: preview.gain.length })}</strong>
          <PersonList people={preview.gain} />
        </Notice>
      )}
      <p>
        {t('audience.effect_covers', { count: preview.covers })}{' '}
        {preview.incomplete && t('audience.effect_incomplete')}
      </p>
    </div>
  );
}
