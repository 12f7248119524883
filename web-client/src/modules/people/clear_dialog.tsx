import { useState } from 'react';
import { FormDialog } from '@/administration/form_dialog';
import { post_administration_person_profile_clear } from '@/generated/profile';
import type { PersonProfile } from '@/generated/types';
import { SelectField, TextArea } from '@/kit/field';
import { useWords } from '@/words';
import './texts';

const parts = ['does', 'works_on', 'skills', 'languages', 'hours', 'contact'] as const;
type ProfilePart = (typeof parts)[number];

interface ClearProps {
  person: PersonProfile;
  onDone: () => void;
  onClose: () => void;
}

/** An administrator takes out of somebody's profile what breaks the rules, and says why. */
export default function ClearDialog({ person, onDone, onClose }: ClearProps) {
  const { t } = useWords();
  const [part, choose] = useState<ProfilePart>('does');
  const [reason, set_reason] = useState('');
  return (
    <FormDialog
      title={t('people.clear_title')}
      act={t('people.clear_act')}
      kind="warning"
      guide="people"
      check={() => (reason.trim() ? {} : { reason: t('people.clear_reason_missing') })}
      apply={() =>
        post_administration_person_profile_clear({ person: person.id, part, reason: reason.trim() })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t('people.clear_text', { name: person.name })}</p>
          <SelectField
            label={t('people.clear_what')}
            value={part}
            options={parts.map((value) => ({ value, text: t(`people.part_${value}`) }))}
            onChange={(value) => choose(value as ProfilePart)}
          />
          <TextArea
            label={t('people.clear_reason')}
            hint={t('people.clear_reason_hint')}
            error={error_of('reason')}
            maxLength={500}
            value={reason}
            onChange={(event) => set_reason(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
