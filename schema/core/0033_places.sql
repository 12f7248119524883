-- A space as a place: its home, and how it came to rest.

-- What its owners wrote and chose; `version` counts their changes. No row: nothing yet.
create table space_home (
  space id not null primary key references space (id),
  welcome text not null,
  version integer not null,
  changed time not null,
  changed_by id not null references person (id)
);

create table space_pin (
  space id not null references space (id),
  object id not null references object (id),
  position integer not null,
  primary key (space, object)
);
create index space_pin_object on space_pin (object);

-- A day that somebody wrote there; it runs to the end of `due_on` in `due_zone`.
create table space_date (
  space id not null references space (id),
  position integer not null,
  name text not null,
  due_on text not null,
  due_zone text not null,
  due time not null,
  primary key (space, position)
);

-- Whom to ask: somebody with an account, or a mailbox with a name.
create table space_contact (
  space id not null references space (id),
  position integer not null,
  person id references person (id),
  name text not null,
  email text not null,
  about text not null,
  primary key (space, position),
  check (person is not null or name <> '')
);
create index space_contact_person on space_contact (person);

-- What falls due soon is found by its day.
create index review_due on review (due, object);
create index ask_due on ask (due, about) where ended is null;

-- Since when a space has been frozen, archived or open again, by whom and why.
alter table space add column state_since time;
alter table space add column state_by id references person (id);
alter table space add column state_reason text not null default '';
