import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import { put_space_home } from '@/generated/space_home';
import type { HomeForm, ObjectLabel } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextArea } from '@/kit/field';
import { Skeleton } from '@/kit/skeleton';
import { Failure, NoAccess } from '@/kit/states';
import { space_address } from '@/shell/addresses';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useSpace } from '@/shell/space_frame';
import { useWords } from '@/words';
import { type Contact, Contacts } from './contacts';
import { type OwnDate, OwnDates } from './own_dates';
import { Pins } from './pins';
import { home_form, home_of, may_here } from './queries';
import './places.css';
import './words';

/** The home of a space as its owners arrange it: all of it is saved together. */
export default function ArrangeScreen() {
  const { t } = useWords();
  const space = useSpace();
  const allowed = space.can.includes(may_here.arrange);
  const { data, error, refetch } = useQuery({ ...home_form(space.id), enabled: allowed });
  useDocumentTitle(t('places.arrange'), space.name);
  if (!allowed) return <NoAccess />;
  return (
    <div className="stack arrange">
      <Heading of={`arrange ${space.id}`}>{t('places.arrange_title', { space: space.name })}</Heading>
      <p className="lead">{t('places.arrange_lead')}</p>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton title={false} />}
      {data && <ArrangeForm form={data} />}
    </div>
  );
}

function ArrangeForm({ form }: { form: HomeForm }) {
  const { t } = useWords();
  const space = useSpace();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [welcome, set_welcome] = useState(form.welcome);
  const [pins, set_pins] = useState<ObjectLabel[]>(form.pins);
  const [dates, set_dates] = useState<OwnDate[]>(() =>
    form.dates.map(({ name, due }) => ({ name, on: due.on, zone: due.zone })),
  );
  const [contacts, set_contacts] = useState<Contact[]>(form.contacts);
  const save = useMutation({
    mutationFn: () =>
      put_space_home({
        space: space.id,
        base_version: form.version,
        welcome,
        pins: pins.map((pin) => pin.id),
        dates,
        contacts: contacts.map(({ person, name, email, about }) => ({
          person: person?.id ?? null,
          name,
          email,
          about,
        })),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: home_of(space.id).queryKey });
      await navigate({ to: space_address(space.slug), state: { notice: t('places.saved') } });
    },
  });
  const refused = save.error instanceof Problem ? save.error : null;
  const wrong_in = (list: string) => refused?.fields.find(({ path }) => path.startsWith(list))?.message;
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <TextArea
        label={t('places.welcome')}
        hint={t('places.welcome_hint')}
        error={wrong_in('welcome')}
        rows={10}
        maxLength={20_000}
        value={welcome}
        onChange={(event) => set_welcome(event.target.value)}
      />
      <Pins space={space.id} pins={pins} error={wrong_in('pins')} onChange={set_pins} />
      <OwnDates dates={dates} error={wrong_in('dates')} onChange={set_dates} />
      <Contacts contacts={contacts} error={wrong_in('contacts')} onChange={set_contacts} />
      {save.error && !refused?.fields.length && <Failure error={save.error} />}
      <div className="govuk-button-group">
        <Button type="submit" busy={save.isPending}>
          {t('places.save')}
        </Button>
        <Button kind="quiet" onClick={() => void navigate({ to: space_address(space.slug) })}>
          {t('core.cancel')}
        </Button>
      </div>
    </form>
  );
}
