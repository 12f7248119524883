import { find_people } from '@/api/queries';
import { get_organisations } from '@/generated/people';
import type { DirectoryBody, DirectoryPerson } from '@/generated/types';
import { Person } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import './words';

interface ChoosingProps<T> {
  id?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  chosen: T | null;
  onChoose: (chosen: T | null) => void;
}

function Chosen({ label, name, onChange }: { label: string; name: string; onChange: () => void }) {
  const { t } = useWords();
  return (
    <div className="govuk-form-group">
      <p className="govuk-label">{label}</p>
      <p className="row">
        <strong>{name}</strong>
        <button type="button" className="link-button" onClick={onChange}>
          {t('core.change')}
          <span className="visually-hidden"> {label}</span>
        </button>
      </p>
    </div>
  );
}

/** One person, found by name or address. */
export function ChoosePerson({
  chosen,
  onChoose,
  ...field
}: ChoosingProps<Pick<DirectoryPerson, 'id' | 'name'>>) {
  return chosen ? (
    <Chosen label={field.label} name={chosen.name} onChange={() => onChoose(null)} />
  ) : (
    <Picker
      {...field}
      find={find_people}
      keyOf={(found) => found.id}
      textOf={(found) => found.name}
      show={(found) => <Person person={found} />}
      onChoose={onChoose}
    />
  );
}

/** One organisation that has not ended, found by name. */
export function ChooseOrganisation({
  chosen,
  onChoose,
  ...field
}: ChoosingProps<Pick<DirectoryBody, 'id' | 'name'>>) {
  return chosen ? (
    <Chosen label={field.label} name={chosen.name} onChange={() => onChoose(null)} />
  ) : (
    <Picker
      {...field}
      find={async (q) => (await get_organisations({ q })).items}
      keyOf={(found) => found.id}
      textOf={(found) => found.name}
      show={(found) => found.name}
      onChoose={onChoose}
    />
  );
}
