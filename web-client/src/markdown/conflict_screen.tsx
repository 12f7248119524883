import { useState } from 'react';
import type { ConflictView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Radios, TextArea } from '@/kit/field';
import { Heading } from '@/shell/heading';
import { useWords } from '@/words';
import type { EditConflict } from './edit_conflict';

type Choice = { take: 'mine' | 'theirs' | 'own' | ''; own: string };

interface ConflictScreenProps {
  title: string;
  conflict: EditConflict;
  onBack: () => void;
  onSettled: (markdown: string) => void;
}

/** Where two people changed the same words: both texts side by side, and one decides for each place. */
export function ConflictScreen({ title, conflict, onBack, onSettled }: ConflictScreenProps) {
  const { t } = useWords();
  const [choices, set_choices] = useState<Choice[]>(() =>
    conflict.conflicts.map(({ mine, theirs }) => ({
      take: '',
      own: [mine, theirs].filter(Boolean).join('\n\n'),
    })),
  );
  const open = choices.filter((choice) => choice.take === '').length;
  const change = (index: number, next: Partial<Choice>) =>
    set_choices(choices.map((choice, other) => (other === index ? { ...choice, ...next } : choice)));
  return (
    <div className="conflicts">
      <Heading>{t('markdown.conflict_title', { title })}</Heading>
      <p className="lead">{t('markdown.conflict_lead')}</p>
      {conflict.conflicts.map((place, index) => (
        <ConflictPlace
          key={place.block || index}
          place={place}
          index={index}
          choice={choices[index] ?? { take: '', own: '' }}
          onChange={(next) => change(index, next)}
        />
      ))}
      <p role="status">
        {open > 0 ? t('markdown.conflict_open', { count: open }) : t('markdown.conflict_ready')}
      </p>
      <div className="govuk-button-group dialog__acts">
        <Button disabled={open > 0} onClick={() => onSettled(settled_text(conflict, choices))}>
          {t('markdown.conflict_apply')}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {t('markdown.back_to_text')}
        </Button>
      </div>
    </div>
  );
}

interface ConflictPlaceProps {
  place: ConflictView;
  index: number;
  choice: Choice;
  onChange: (next: Partial<Choice>) => void;
}

function ConflictPlace({ place, index, choice, onChange }: ConflictPlaceProps) {
  const { t } = useWords();
  return (
    <section className="conflict" aria-labelledby={`conflict-${index}`}>
      <h2 id={`conflict-${index}`} className="section-title">
        {t('markdown.conflict_number', { number: index + 1 })}
      </h2>
      <div className="conflict__sides">
        <Side label={t('markdown.conflict_mine')} text={place.mine} />
        <Side label={t('markdown.conflict_theirs')} text={place.theirs} />
      </div>
      <details>
        <summary>{t('markdown.conflict_base')}</summary>
        <Side label="" text={place.base} />
      </details>
      <Radios
        legend={t('markdown.conflict_take')}
        value={choice.take}
        onChange={(take) => onChange({ take: take as Choice['take'] })}
        options={[
          { value: 'mine', text: t('markdown.take_mine') },
          { value: 'theirs', text: t('markdown.take_theirs') },
          { value: 'own', text: t('markdown.take_own') },
        ]}
      />
      {choice.take === 'own' && (
        <TextArea
          label={t('markdown.own_text')}
          rows={6}
          value={choice.own}
          onChange={(event) => onChange({ own: event.target.value })}
        />
      )}
    </section>
  );
}

function Side({ label, text }: { label: string; text: string }) {
  const { t } = useWords();
  return (
    <div className="conflict__side">
      {label && <p className="conflict__label">{label}</p>}
      {text ? (
        <pre className="conflict__text">{text}</pre>
      ) : (
        <p className="soft">{t('markdown.removed_here')}</p>
      )}
    </div>
  );
}

/**
 * The merged text with what was chosen in each place. Theirs stands there already; where it cannot be found (they took the
 * paragraph away, or it lies inside a list) the chosen text goes to the end, to be put right in the editor: never lost.
 */
export function settled_text({ merged, conflicts }: EditConflict, choices: Choice[]): string {
  let text = merged.markdown;
  conflicts.forEach((conflict, index) => {
    const choice = choices[index];
    if (!choice || choice.take === 'theirs') return;
    const chosen = (choice.take === 'own' ? choice.own : conflict.mine).trim();
    const theirs = conflict.theirs.trim();
    if (theirs && text.includes(theirs)) text = text.replace(theirs, () => chosen);
    else text = `${text.trimEnd()}\n\n${chosen}\n`;
  });
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
