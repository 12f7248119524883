import { get_search_quick } from '@/generated/search';
import type { Id, ObjectLabel } from '@/generated/types';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { Ordered } from './ordered';
import './words';

const most = 12;

interface PinsProps {
  space: Id;
  pins: ObjectLabel[];
  error: string | undefined;
  onChange: (pins: ObjectLabel[]) => void;
}

/** What stands first on the home, in its order. */
export function Pins({ space, pins, error, onChange }: PinsProps) {
  const { t } = useWords();
  const find = async (q: string): Promise<ObjectLabel[]> => {
    const { objects } = await get_search_quick({ q });
    return objects.filter((object) => object.space.id === space && pins.every((pin) => pin.id !== object.id));
  };
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend section-title">{t('places.pins')}</legend>
      <p className="govuk-hint">{t('places.pins_hint')}</p>
      {pins.length === 0 && <p className="soft">{t('places.pins_none')}</p>}
      <Ordered items={pins} name_of={(pin) => pin.title} onChange={onChange} show={(pin) => pin.title} />
      {pins.length < most && (
        <Picker
          label={t('places.pin_find')}
          error={error}
          find={find}
          keyOf={(object) => object.id}
          textOf={(object) => object.title}
          show={(object) => object.title}
          onChoose={(object) => onChange([...pins, object])}
        />
      )}
    </fieldset>
  );
}
