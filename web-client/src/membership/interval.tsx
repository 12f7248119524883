import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '@/administration/form_dialog';
import {
  get_administration_access_reviews,
  put_administration_access_reviews,
} from '@/generated/access_review';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { Notice } from '@/kit/notice';
import { useWords } from '@/words';
import './words';

const key = ['administration', 'access-reviews'];

/** How often owners are to go through who has access to their spaces. */
export default function ReviewInterval() {
  const { t } = useWords();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => get_administration_access_reviews({ signal }),
  });
  const [typed, type] = useState<string | null>(null);
  const [done, set_done] = useState('');
  if (!data) return null;
  return (
    <section aria-labelledby="access-reviews" className="administration__part">
      <h2 id="access-reviews" className="section-title">
        {t('membership.interval')}
      </h2>
      {done && <Notice kind="success">{done}</Notice>}
      <p>{t('membership.interval_text', { count: data.days })}</p>
      <Button kind="secondary" onClick={() => type(String(data.days))}>
        {t('membership.interval_change')}
      </Button>
      {typed !== null && (
        <FormDialog
          title={t('membership.interval_change')}
          act={t('membership.interval_save')}
          check={(): Record<string, string> =>
            /^\d{1,5}$/.test(typed) ? {} : { days: t('membership.interval_days_hint') }
          }
          apply={() => put_administration_access_reviews({ days: Number(typed) })}
          onDone={() => {
            set_done(t('membership.interval_done', { count: Number(typed) }));
            void client.invalidateQueries({ queryKey: key });
          }}
          onClose={() => type(null)}
        >
          {(error_of) => (
            <TextField
              label={t('membership.interval_days')}
              hint={t('membership.interval_days_hint')}
              error={error_of('days')}
              inputMode="numeric"
              className="govuk-input--width-5"
              value={typed}
              onChange={(event) => type(event.target.value.trim())}
            />
          )}
        </FormDialog>
      )}
    </section>
  );
}
