import { useEffect, useRef } from 'react';
import { useWords } from '@/words';

export interface FormError {
  /** The id of the field that the error is about. */
  field: string;
  message: string;
}

/** GOV.UK's error summary: takes focus when it appears, links to each field. */
export function ErrorSummary({ errors }: { errors: FormError[] }) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.map((error) => `${error.field}:${error.message}`).join('|');
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (errors.length === 0) return null;
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{t('core.there_is_a_problem')}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map((error) => (
              <li key={error.field}>
                <a
                  href={`#${error.field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(error.field)?.focus();
                  }}
                >
                  {error.message}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
