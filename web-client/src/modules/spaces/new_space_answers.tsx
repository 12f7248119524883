import type { SpaceForm } from '@/generated/api';
import { Button } from '@/kit/button';
import { useWords } from '@/words';
import type { Answers } from './new_space';

interface AnswersProps {
  answers: Answers;
  form: SpaceForm;
  busy: boolean;
  onChange: () => void;
  onOpen: () => void;
}

/** GOV.UK's check-answers page. */
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
    [t('core.handling'), answers.handling || t('core.none_given')],
    [t('core.listing'), t(answers.listed ? 'core.listed' : 'core.unlisted')],
    template
      ? [t('core.template'), template.name]
      : [t('core.sections'), sections.map((section) => section.name).join(', ') || t('core.none_given')],
  ];
  return (
    <>
      <dl className="govuk-summary-list">
        {rows.map(([key, value]) => (
          <div key={key} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
            <dd className="govuk-summary-list__actions">
              <button type="button" className="link-button" onClick={onChange}>
                {t('core.change')}
                <span className="visually-hidden"> {key}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="lead">{t('core.open_space_text')}</p>
      <div className="govuk-button-group dialog__acts">
        <Button busy={busy} onClick={onOpen}>
          {t('core.open_space')}
        </Button>
        <Button kind="quiet" onClick={onChange}>
          {t('core.back')}
        </Button>
      </div>
    </>
  );
}
