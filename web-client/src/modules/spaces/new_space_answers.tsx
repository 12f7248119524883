import type { SpaceForm } from '@/generated/types';
import { CheckAnswers } from '@/kit/check_answers';
import { useWords } from '@/words';
import type { Answers } from './new_space';

interface AnswersProps {
  answers: Answers;
  form: SpaceForm;
  busy: boolean;
  onChange: () => void;
  onOpen: () => void;
}

/** What was said about the new space, to be checked. */
export function NewSpaceAnswers({ answers, form, busy, onChange, onOpen }: AnswersProps) {
  const { t } = useWords();
  const sections = form.sections.filter((section) => answers.modules.includes(section.module));
  const template = form.templates.find((space) => space.id === answers.template);
  const rows: [string, string][] = [
    [t('core.space_name'), answers.name],
    [t('core.space_summary'), answers.summary || t('core.none_given')],
    [t('core.space_kind'), t(`core.kind_${answers.kind}`)],
    [t('core.area'), form.areas.find((area) => area.id === answers.area)?.name ?? ''],
    [t('core.marking'), form.markings.find((marking) => marking.key === answers.marking)?.name ?? ''],
    [t('opening.handling'), answers.handling || t('core.none_given')],
    [t('core.listing'), t(answers.listed ? 'core.listed' : 'core.unlisted')],
    template
      ? [t('opening.template'), template.name]
      : [t('core.sections'), sections.map((section) => section.name).join(', ') || t('core.none_given')],
  ];
  return (
    <CheckAnswers rows={rows} act={t('opening.open_space')} busy={busy} onChange={onChange} onAct={onOpen}>
      {t('opening.open_space_text')}
    </CheckAnswers>
  );
}
