-- Who there is: organisations, contacts, people, groups, and how a person proves to be one.

create table organisation (
  id id not null primary key,
  kind text not null check (kind in ('host', 'government', 'external')),
  name text not null,
  short_name text not null,
  created time not null,
  ended time,
  successor id references organisation (id)
);

-- The names an organisation has had: an old post keeps the name of its day.
create table organisation_name (
  organisation id not null references organisation (id),
  since time not null,
  name text not null,
  short_name text not null,
  primary key (organisation, since)
);

create table organisation_domain (
  domain text not null primary key,
  organisation id not null references organisation (id)
);

create table contact (
  id id not null primary key,
  kind text not null check (kind in ('person', 'body')),
  name text not null,
  email text,
  organisation id references organisation (id),
  created time not null,
  erased time
);
create index contact_organisation on contact (organisation);

-- A person is a contact with an account; the address is kept in lower case.
create table person (
  id id not null primary key references contact (id),
  kind text not null check (kind in ('staff', 'guest')),
  email text not null unique,
  name text not null,
  title text not null default '',
  state text not null check (state in ('active', 'disabled', 'erased')),
  sponsor id references person (id),
  purpose text not null default '',
  expires time,
  language text not null default 'en',
  time_zone text not null default 'Europe/London',
  created time not null,
  check (kind = 'staff' or (sponsor is not null and expires is not null))
);
create index person_by_name on person (name, id);
create index person_sponsor on person (sponsor);

create table affiliation (
  id id not null primary key,
  person id not null references person (id),
  organisation id not null references organisation (id),
  title text not null default '',
  since time not null,
  until time
);
create index affiliation_person on affiliation (person);
create index affiliation_organisation on affiliation (organisation);

create table person_group (
  id id not null primary key,
  name text not null unique,
  source text not null default 'hand' check (source in ('hand', 'oidc', 'ldap', 'scim')),
  created time not null
);

create table group_member (
  group_id id not null references person_group (id),
  person id not null references person (id),
  since time not null,
  primary key (group_id, person)
);
create index group_member_person on group_member (person);

create table password (
  person id not null primary key references person (id),
  hash text not null,
  changed time not null
);

-- Only the hash of a session's token is kept. Times are microseconds; a session is over at ends, after idle without a
-- request, or once ended is set. `factors` counts the ways in which the person has proved who they are.
create table session (
  id id not null primary key,
  token_hash text not null unique,
  person id not null references person (id),
  created time not null,
  seen time not null,
  idle integer not null,
  ends time not null,
  proved time not null,
  factors integer not null default 1,
  agent text not null default '',
  network text not null default '',
  ended time
);
create index session_person on session (person, ended);

-- Failed sign-ins, by account and by network; the key is a keyed hash.
create table throttle (
  key text not null primary key,
  failures integer not null,
  until time not null,
  seen time not null
);
create index throttle_seen on throttle (seen);
