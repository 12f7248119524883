import {
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useId,
  useState,
} from 'react';
import { useWords } from '@/words';
import './field.css';

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

/** Label, hint and error in GOV.UK's order; gives the control its ids. */
export function Field({
  label,
  hint,
  error,
  id,
  children,
}: FieldProps & { id: string; children: (described: string | undefined) => ReactNode }) {
  const { t } = useWords();
  const described =
    [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="govuk-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="visually-hidden">{t('core.error_prefix')}</span> {error}
        </p>
      )}
      {children(described)}
    </div>
  );
}

type TextFieldProps = FieldProps & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, error, className = '', id: given, ...rest }: TextFieldProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(described) => (
        <input
          type="text"
          {...rest}
          id={id}
          className={`govuk-input ${error ? 'govuk-input--error' : ''} ${className}`}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
      )}
    </Field>
  );
}

type TextAreaProps = FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextArea({ label, hint, error, id: given, ...rest }: TextAreaProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(described) => (
        <textarea
          rows={3}
          {...rest}
          id={id}
          className={`govuk-textarea ${error ? 'govuk-textarea--error' : ''}`}
          aria-describedby={described}
          aria-invalid={error ? true : undefined}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps extends FieldProps {
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
  id?: string;
}

export function SelectField({ label, hint, error, value, options, onChange, id: given }: SelectFieldProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(described) => (
        <select
          id={id}
          className={`govuk-select ${error ? 'govuk-select--error' : ''}`}
          value={value}
          aria-describedby={described}
          onChange={(event) => onChange(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface ChoicesProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  id?: string;
  options: { value: string; text: ReactNode; hint?: ReactNode }[];
}

export function Radios({
  legend,
  hint,
  error,
  options,
  value,
  onChange,
  id: given,
}: ChoicesProps & { value: string; onChange: (value: string) => void }) {
  const made = useId();
  const id = given ?? made;
  return (
    <Fieldset legend={legend} hint={hint} error={error} id={id}>
      <div className="govuk-radios" data-module="govuk-radios">
        {options.map((option, index) => (
          <div key={option.value} className="govuk-radios__item">
            <input
              className="govuk-radios__input"
              type="radio"
              name={id}
              id={index === 0 ? id : `${id}-${index}`}
              checked={value === option.value}
              aria-describedby={option.hint ? `${id}-${index}-hint` : undefined}
              onChange={() => onChange(option.value)}
            />
            <label className="govuk-label govuk-radios__label" htmlFor={index === 0 ? id : `${id}-${index}`}>
              {option.text}
            </label>
            {option.hint && (
              <div id={`${id}-${index}-hint`} className="govuk-hint govuk-radios__hint">
                {option.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </Fieldset>
  );
}

export function Checkboxes({
  legend,
  hint,
  error,
  options,
  values,
  onChange,
  id: given,
}: ChoicesProps & { values: string[]; onChange: (values: string[]) => void }) {
  const made = useId();
  const id = given ?? made;
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <Fieldset legend={legend} hint={hint} error={error} id={id}>
      <div className="govuk-checkboxes">
        {options.map((option, index) => (
          <Checkbox
            key={option.value}
            id={index === 0 ? id : `${id}-${index}`}
            text={option.text}
            hint={option.hint}
            checked={values.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

interface CheckboxProps {
  text: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  id?: string;
}

export function Checkbox({ text, hint, checked, onChange, id: given }: CheckboxProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {text}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="govuk-hint govuk-checkboxes__hint">
          {hint}
        </div>
      )}
    </div>
  );
}

function Fieldset({
  legend,
  hint,
  error,
  id,
  children,
}: Omit<ChoicesProps, 'options'> & { children: ReactNode }) {
  const { t } = useWords();
  const described =
    [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={described}>
        <legend className="govuk-fieldset__legend">{legend}</legend>
        {hint && (
          <div id={`${id}-hint`} className="govuk-hint">
            {hint}
          </div>
        )}
        {error && (
          <p id={`${id}-error`} className="govuk-error-message">
            <span className="visually-hidden">{t('core.error_prefix')}</span> {error}
          </p>
        )}
        {children}
      </fieldset>
    </div>
  );
}

/** A password with "Show": pasting and password managers work. */
export function PasswordField({ label, hint, error, id: given, ...rest }: TextFieldProps) {
  const { t } = useWords();
  const [shown, show] = useState(false);
  const made = useId();
  const id = given ?? made;
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(described) => (
        <div className="govuk-password-input password">
          <input
            {...rest}
            id={id}
            type={shown ? 'text' : 'password'}
            className={`govuk-input ${error ? 'govuk-input--error' : ''}`}
            aria-describedby={described}
            aria-invalid={error ? true : undefined}
            spellCheck={false}
            autoCapitalize="none"
          />
          <button
            type="button"
            className="govuk-button govuk-button--secondary"
            aria-controls={id}
            aria-label={t(shown ? 'core.hide_password' : 'core.show_password')}
            onClick={() => show(!shown)}
          >
            {t(shown ? 'core.hide' : 'core.show')}
          </button>
        </div>
      )}
    </Field>
  );
}
