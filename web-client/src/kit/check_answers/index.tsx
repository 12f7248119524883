import type { ReactNode } from 'react';
import { useWords } from '@/words';
import { Button } from '../button';

interface CheckAnswersProps {
  /** What was asked, and what was answered, in the form's order. */
  rows: [question: string, answer: string][];
  /** What follows, said before the button. */
  children: ReactNode;
  /** What the button says. */
  act: string;
  busy: boolean;
  /** Back to the form. */
  onChange: () => void;
  onAct: () => void;
}

/** GOV.UK's check-answers page, below its heading. */
export function CheckAnswers({ rows, children, act, busy, onChange, onAct }: CheckAnswersProps) {
  const { t } = useWords();
  return (
    <>
      <dl className="govuk-summary-list">
        {rows.map(([question, answer]) => (
          <div key={question} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{question}</dt>
            <dd className="govuk-summary-list__value">{answer}</dd>
            <dd className="govuk-summary-list__actions">
              <button type="button" className="link-button" onClick={onChange}>
                {t('core.change')}
                <span className="visually-hidden"> {question}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="lead">{children}</p>
      <div className="govuk-button-group dialog__acts">
        <Button busy={busy} onClick={onAct}>
          {act}
        </Button>
        <Button kind="quiet" onClick={onChange}>
          {t('core.back')}
        </Button>
      </div>
    </>
  );
}
