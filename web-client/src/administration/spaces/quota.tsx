import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { put_administration_space_quota } from '@/generated/storage';
import type { ManagedSpace } from '@/generated/types';
import { Radios, TextField } from '@/kit/field';
import { size_in_words } from '@/reading/size';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import * as queries from '../queries';
import '../governing/words';

const megabyte = 1_000_000;

interface QuotaProps {
  space: ManagedSpace;
  onDone: (text: string) => void;
  onClose: () => void;
}

/** How much the files of one space may take. */
export function QuotaDialog({ space, onDone, onClose }: QuotaProps) {
  const { t } = useWords();
  const { data: storage } = useQuery(queries.storage);
  const [kind, choose] = useState(space.quota === null ? 'all' : 'own');
  const [typed, type] = useState(space.quota === null ? '' : String(Math.round(space.quota / megabyte)));
  const own = kind === 'own';
  return (
    <FormDialog
      title={t('governing.quota_change')}
      act={t('administration.save')}
      check={() => (own && !/^\d{1,9}$/.test(typed) ? { octets: t('governing.quota_enter') } : {})}
      apply={() =>
        put_administration_space_quota({
          space: space.id,
          ...(own ? { octets: Number(typed) * megabyte } : {}),
        })
      }
      onDone={() => onDone(t('governing.quota_changed'))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <Radios
            legend={t('governing.quota_kind')}
            hint={t('governing.quota_hint')}
            value={kind}
            onChange={choose}
            options={[
              {
                value: 'all',
                text: t('governing.quota_as_all', { size: size_in_words(storage?.space_quota ?? 0) }),
              },
              { value: 'own', text: t('governing.quota_own') },
            ]}
          />
          {own && (
            <TextField
              label={t('governing.quota_megabytes')}
              error={error_of('octets')}
              inputMode="numeric"
              className="govuk-input--width-10"
              value={typed}
              onChange={(event) => type(event.target.value.trim())}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}
