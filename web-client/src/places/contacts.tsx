import { useState } from 'react';
import { find_people } from '@/api/queries';
import type { HomeContact } from '@/generated/types';
import { Button } from '@/kit/button';
import { TextField } from '@/kit/field';
import { Person } from '@/kit/person';
import { Picker } from '@/kit/picker';
import { useWords } from '@/words';
import { Ordered } from './ordered';
import './words';

export type Contact = HomeContact;

const most = 12;
const name_of = (contact: Contact): string => contact.person?.name ?? contact.name;

interface ContactsProps {
  contacts: Contact[];
  error: string | undefined;
  onChange: (contacts: Contact[]) => void;
}

/** Whom to ask, in an order: people with an account, and mailboxes. */
export function Contacts({ contacts, error, onChange }: ContactsProps) {
  const { t } = useWords();
  const [name, set_name] = useState('');
  const [email, set_email] = useState('');
  const [missing, miss] = useState('');
  const add_mailbox = () => {
    miss(name.trim() ? '' : t('places.contact_without_name'));
    if (!name.trim()) return;
    onChange([...contacts, { person: null, name: name.trim(), email: email.trim(), about: '' }]);
    set_name('');
    set_email('');
  };
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend section-title">{t('places.contacts')}</legend>
      <p className="govuk-hint">{t('places.contacts_hint')}</p>
      {contacts.length === 0 && <p className="soft">{t('places.contacts_none')}</p>}
      {error && <p className="govuk-error-message">{error}</p>}
      <Ordered
        items={contacts}
        name_of={name_of}
        onChange={onChange}
        show={(contact, at) => (
          <>
            {contact.person ? <Person person={contact.person} /> : <strong>{contact.name}</strong>}
            {contact.email && <p className="soft">{contact.email}</p>}
            <TextField
              label={t('places.contact_about', { name: name_of(contact) })}
              maxLength={120}
              value={contact.about}
              onChange={(event) =>
                onChange(
                  contacts.map((one, other) => (other === at ? { ...one, about: event.target.value } : one)),
                )
              }
            />
          </>
        )}
      />
      {contacts.length < most && (
        <>
          <Picker
            label={t('places.contact_person')}
            hint={t('core.add_person_hint')}
            find={async (q) =>
              (await find_people(q)).filter((found) => contacts.every((one) => one.person?.id !== found.id))
            }
            keyOf={(person) => person.id}
            textOf={(person) => person.name}
            show={(person) => <Person person={person} />}
            onChoose={({ id, name: called, organisation }) =>
              onChange([
                ...contacts,
                { person: { id, name: called, organisation }, name: '', email: '', about: '' },
              ])
            }
          />
          <p className="govuk-label">{t('places.contact_mailbox')}</p>
          <TextField
            label={t('places.contact_name')}
            error={missing}
            maxLength={120}
            value={name}
            onChange={(event) => set_name(event.target.value)}
          />
          <TextField
            type="email"
            label={t('places.contact_email')}
            maxLength={254}
            value={email}
            onChange={(event) => set_email(event.target.value)}
          />
          <Button kind="secondary" onClick={add_mailbox}>
            {t('places.contact_add')}
          </Button>
        </>
      )}
    </fieldset>
  );
}
