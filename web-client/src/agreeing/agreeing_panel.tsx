import { useState } from 'react';
import type { Id, PublicationRequestView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Failure } from '@/kit/states';
import { moment_in_words } from '@/scheduling/moment';
import { usePerson } from '@/shell/session';
import { useWords } from '@/words';
import { DeclineForm } from './decline_form';
import { useAgreeing } from './use_agreeing';
import '@/publishing/publish_panel.css';

export interface AgreeingObject {
  id: Id;
  title: string;
  language: string;
  space: { id: Id };
}

interface AgreeingPanelProps {
  object: AgreeingObject;
  request: PublicationRequestView;
  onClose: () => void;
}

/** What somebody would publish, and what one can do about it: agree, decline, take it back. */
export default function AgreeingPanel({ object, request, onClose }: AgreeingPanelProps) {
  const { t } = useWords();
  const [declining, decline] = useState(false);
  const acts = useAgreeing(object, request, onClose);
  const may = (act: string) => request.can.includes(act);
  return (
    <Dialog title={t('agreeing.title')} shape="panel" guide="agreeing" onClose={onClose}>
      <div className="stack">
        <State request={request} />
        <Facts object={object} request={request} />
        {acts.agree.error && <Failure error={acts.agree.error} />}
        {acts.take_back.error && <Failure error={acts.take_back.error} />}
        {acts.take_now.error && <Failure error={acts.take_now.error} />}
        {declining ? (
          <DeclineForm decline={acts.decline} onCancel={() => decline(false)} />
        ) : (
          <div className="govuk-button-group">
            {may('agree') && (
              <Button busy={acts.agree.isPending} onClick={() => acts.agree.mutate()}>
                {t(request.due ? 'agreeing.agree_later' : 'agreeing.agree')}
              </Button>
            )}
            {may('decline') && (
              <Button kind="secondary" onClick={() => decline(true)}>
                {t('agreeing.decline')}
              </Button>
            )}
            {request.own && request.moved_on && (
              <Button busy={acts.take_now.isPending} onClick={() => acts.take_now.mutate()}>
                {t('agreeing.take_now')}
              </Button>
            )}
            {may('take_back') && (
              <Button
                kind={request.declined ? 'secondary' : 'warning'}
                busy={acts.take_back.isPending}
                onClick={() => acts.take_back.mutate()}
              >
                {t(request.declined ? 'agreeing.forget' : 'agreeing.take_back')}
              </Button>
            )}
          </div>
        )}
        <h3 className="section-title">{t('agreeing.what_changes')}</h3>
        <PrintedHtml html={request.html} lang={object.language} className="text publish__diff" />
      </div>
    </Dialog>
  );
}

function State({ request }: { request: PublicationRequestView }) {
  const { t } = useWords();
  if (request.declined_by)
    return (
      <Notice kind="caution">
        <strong>{t('agreeing.declined_by', { name: request.declined_by.name })}</strong>: {request.reason}
      </Notice>
    );
  return (
    <>
      {request.blocked && (
        <Notice kind="caution">{t(`agreeing.blocked_${request.blocked}`, { name: request.by.name })}</Notice>
      )}
      {request.moved_on && <Notice kind="note">{t('agreeing.moved_on', { name: request.by.name })}</Notice>}
    </>
  );
}

function Facts({ object, request }: { object: AgreeingObject; request: PublicationRequestView }) {
  const { t, language } = useWords();
  const { time_zone } = usePerson();
  return (
    <dl className="publish__effect">
      <div>
        <dt>{t('agreeing.asked_by')}</dt>
        <dd>{request.by.name}</dd>
      </div>
      <div>
        <dt>{t('agreeing.asked_when')}</dt>
        <dd>
          <Moment at={request.asked} />
        </dd>
      </div>
      {request.due && (
        <div>
          <dt>{t('agreeing.due')}</dt>
          <dd>{moment_in_words(request.due, time_zone, language, t)}</dd>
        </div>
      )}
      {request.title !== object.title && (
        <div>
          <dt>{t('agreeing.title_then')}</dt>
          <dd>{request.title}</dd>
        </div>
      )}
      <div>
        <dt>{t('publishing.effect_words')}</dt>
        <dd>{t('publishing.words_changed', { added: request.added, removed: request.removed })}</dd>
      </div>
      {request.minor && (
        <div>
          <dt>{t('publishing.effect_told')}</dt>
          <dd>{t('publishing.nobody')}</dd>
        </div>
      )}
      {(request.note || request.restored_from !== null) && (
        <div>
          <dt>{t('agreeing.note')}</dt>
          <dd>
            {request.restored_from !== null &&
              `${t('agreeing.restores', { number: request.restored_from })}. `}
            {request.note}
          </dd>
        </div>
      )}
    </dl>
  );
}
