import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { delete_access_request } from '@/generated/access_request';
import type { OwnAccessRequest, WaitingAccessRequest } from '@/generated/types';
import { Button } from '@/kit/button';
import { Moment } from '@/kit/moment';
import { Failure } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { useWords } from '@/words';
import { useRefresh } from './queries';

interface AtHomeProps {
  waiting: WaitingAccessRequest[];
  declined: OwnAccessRequest[];
}

/** On one's first page: who asks to come into spaces where one gives roles, and where one was not let in. */
export default function JoiningAtHome({ waiting, declined }: AtHomeProps) {
  const { t } = useWords();
  return (
    <section aria-labelledby="joining">
      <h2 id="joining" className="section-title">
        {t('joining.home_title')}
      </h2>
      <ul className="things">
        {waiting.map(({ id, space, person, reason, asked }) => (
          <li key={id}>
            <Link to={space_address(space.slug, 'members')} className="thing__title">
              {t('joining.home_ask', { name: person.name, space: space.name })}
            </Link>
            <p className="thing__about">
              {[person.organisation, reason].filter(Boolean).join(' · ')} · <Moment at={asked} />
            </p>
          </li>
        ))}
        {declined.map((own) => (
          <Declined key={own.id} own={own} />
        ))}
      </ul>
    </section>
  );
}

function Declined({ own }: { own: OwnAccessRequest }) {
  const { t } = useWords();
  const refresh = useRefresh(own.space.id);
  const see = useMutation({
    mutationFn: () => delete_access_request({ request: own.id }),
    onSuccess: () => void refresh(),
  });
  return (
    <li>
      <p className="thing__title">{t('joining.home_declined', { space: own.space.name })}</p>
      <p className="thing__about">
        {own.answer} · <Moment at={own.declined ?? own.asked} />
      </p>
      {see.error && <Failure error={see.error} />}
      <Button kind="quiet" busy={see.isPending} onClick={() => see.mutate()}>
        {t('joining.seen')}
        <span className="visually-hidden"> {own.space.name}</span>
      </Button>
    </li>
  );
}
