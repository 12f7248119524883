import { useState } from 'react';
import { post_administration_notices, put_administration_notice } from '@/generated/notice';
import type { SiteNotice } from '@/generated/types';
import { Radios, TextArea, TextField } from '@/kit/field';
import { NoticeLine } from '@/notices/notice_line';
import { clock_in, zone_in_words } from '@/scheduling/moment';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { type Minute, usual_end } from './minute';

interface NoticeFormProps {
  /** The notice as it is; a new one without. */
  known?: SiteNotice;
  onDone: () => void;
  onClose: () => void;
}

type Typed = Pick<SiteNotice, 'kind' | 'readers' | 'english' | 'welsh' | 'address'>;

const unwritten: Typed = { kind: 'news', readers: 'everybody', english: '', welsh: '', address: '' };

/** What a notice says, to whom, and from when until when; it is shown meanwhile as its readers will see it. */
export function NoticeForm({ known, onDone, onClose }: NoticeFormProps) {
  const { t } = useWords();
  const { time_zone: zone } = usePerson();
  const [opened] = useState(() => new Date());
  const has_begun = known !== undefined && new Date(known.begins) <= opened;
  const [typed, type] = useState<Typed>(known ?? unwritten);
  const [later, set_later] = useState(known !== undefined && !has_begun);
  const [begins, begin] = useState<Minute>(() => clock_in(zone, known ? new Date(known.begins) : opened));
  const [ends, end] = useState<Minute>(() =>
    known ? clock_in(zone, new Date(known.ends)) : usual_end(zone, opened),
  );
  const send = () => {
    const wanted = {
      kind: typed.kind,
      readers: typed.readers,
      english: typed.english.trim(),
      welsh: typed.welsh.trim(),
      address: typed.address.trim(),
      ...(later ? { begins } : {}),
      ends,
      zone,
    };
    return known
      ? put_administration_notice({ ...wanted, notice: known.id }, { if_match: known.version })
      : post_administration_notices(wanted);
  };
  return (
    <FormDialog
      title={t(known ? 'notices.change_title' : 'notices.add_title')}
      act={t(known ? 'notices.save' : 'notices.put_up')}
      guide="administration"
      check={() => (typed.english.trim() ? {} : { english: t('notices.enter_words') })}
      apply={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <TextArea
            label={t('notices.english')}
            error={error_of('english')}
            maxLength={300}
            lang="en"
            value={typed.english}
            onChange={(event) => type({ ...typed, english: event.target.value })}
          />
          <TextArea
            label={t('notices.welsh')}
            hint={t('notices.welsh_hint')}
            error={error_of('welsh')}
            maxLength={300}
            lang="cy"
            value={typed.welsh}
            onChange={(event) => type({ ...typed, welsh: event.target.value })}
          />
          <TextField
            label={t('notices.address')}
            hint={t('notices.address_hint')}
            error={error_of('address')}
            maxLength={500}
            inputMode="url"
            spellCheck={false}
            value={typed.address}
            onChange={(event) => type({ ...typed, address: event.target.value })}
          />
          <Radios
            legend={t('notices.kind')}
            value={typed.kind}
            options={[
              { value: 'news', text: t('notices.kind_news'), hint: t('notices.kind_news_hint') },
              { value: 'warning', text: t('notices.kind_warning'), hint: t('notices.kind_warning_hint') },
            ]}
            onChange={(kind) => type({ ...typed, kind: kind as Typed['kind'] })}
          />
          <Radios
            legend={t('notices.readers')}
            value={typed.readers}
            options={[
              {
                value: 'everybody',
                text: t('notices.readers_everybody'),
                hint: t('notices.readers_everybody_hint'),
              },
              { value: 'signed_in', text: t('notices.readers_signed_in') },
            ]}
            onChange={(readers) => type({ ...typed, readers: readers as Typed['readers'] })}
          />
          {!has_begun && (
            <Radios
              legend={t('notices.from')}
              value={later ? 'later' : 'now'}
              options={[
                { value: 'now', text: t('notices.from_now') },
                { value: 'later', text: t('notices.from_later') },
              ]}
              onChange={(when) => set_later(when === 'later')}
            />
          )}
          {later && (
            <MinuteFields of="begins" minute={begins} zone={zone} onChange={begin} error_of={error_of} />
          )}
          <MinuteFields of="ends" minute={ends} zone={zone} onChange={end} error_of={error_of} />
          {typed.english.trim() && (
            <section className="notices__preview" aria-label={t('notices.preview')}>
              <p className="soft">{t('notices.preview')}</p>
              <NoticeLine notice={typed} />
            </section>
          )}
        </>
      )}
    </FormDialog>
  );
}

interface MinuteFieldsProps {
  of: 'begins' | 'ends';
  minute: Minute;
  zone: string;
  onChange: (minute: Minute) => void;
  error_of: (path: string) => string | undefined;
}

/** A date and a time, in a time zone that is named beside them. */
function MinuteFields({ of, minute, zone, onChange, error_of }: MinuteFieldsProps) {
  const { t } = useWords();
  return (
    <div className="notices__minute">
      <TextField
        type="date"
        label={t(`notices.${of}_on`)}
        value={minute.on}
        error={error_of(`${of}.on`)}
        className="govuk-input--width-10"
        onChange={(event) => onChange({ ...minute, on: event.target.value })}
      />
      <TextField
        type="time"
        label={t(`notices.${of}_at`)}
        hint={t('notices.zone', { zone: zone_in_words(zone) })}
        value={minute.at}
        error={error_of(`${of}.at`) ?? error_of('zone')}
        className="govuk-input--width-5"
        onChange={(event) => onChange({ ...minute, at: event.target.value.slice(0, 5) })}
      />
    </div>
  );
}
