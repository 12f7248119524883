-- What people say of themselves for those who may know of them. No row: nothing yet. `contact` is a telephone number or
-- another way to reach them, and `contact_for` who is told it; guests are told the address with it. `version` counts the
-- changes.
create table profile (
  person id not null primary key references person (id),
  does text not null default '',
  works_on text not null default '',
  hours text not null default '',
  contact text not null default '',
  contact_for text not null default 'nobody' check (contact_for in ('nobody', 'shared_space', 'staff')),
  version integer not null,
  changed time not null
);

-- Skills and spoken languages, in the order in which their person wrote them. `plain` is the word without case and
-- accents, which makes two spellings one.
create table profile_word (
  person id not null references person (id),
  kind text not null check (kind in ('skill', 'language')),
  position integer not null,
  word text not null,
  plain text not null,
  primary key (person, kind, position)
);

-- The same from each of their words on ("coastal floods" and "floods"), by which they are found while somebody types.
create table profile_word_start (
  kind text not null,
  start text not null,
  plain text not null,
  person id not null references person (id),
  primary key (kind, start, plain, person)
);
create index profile_word_start_person on profile_word_start (person);
