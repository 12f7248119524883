import { useState } from 'react';
import { Checkboxes, PasswordField, Radios, SelectField, TextArea, TextField } from '.';

export const texts = () => (
  <>
    <TextField
      label="Name of the space"
      hint="Say what the work is, in a few words"
      defaultValue="Small schemes"
    />
    <TextField label="Email address" error="Enter your email address" />
    <TextArea label="What did you change? (optional)" />
    <PasswordField label="Password" autoComplete="off" />
  </>
);

export function Choices() {
  const [kind, set_kind] = useState('workspace');
  const [sections, set_sections] = useState(['wiki']);
  const [role, set_role] = useState('member');
  return (
    <>
      <Radios
        legend="What kind of space is it?"
        value={kind}
        onChange={set_kind}
        options={[
          { value: 'workspace', text: 'Workspace', hint: 'For a team inside the department' },
          { value: 'community', text: 'Community', hint: 'With stakeholders from outside' },
        ]}
      />
      <Checkboxes
        legend="Sections"
        error="Choose at least one section"
        values={sections}
        onChange={set_sections}
        options={[
          { value: 'wiki', text: 'Wiki' },
          { value: 'diary', text: 'Diary' },
        ]}
      />
      <SelectField
        label="Role"
        value={role}
        onChange={set_role}
        options={[
          { value: 'member', text: 'Member' },
          { value: 'reader', text: 'Reader' },
        ]}
      />
    </>
  );
}
