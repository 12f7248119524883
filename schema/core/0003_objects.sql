-- Everything is an object: what is written once for all types hangs on these tables.

create table object (
  id id not null primary key,
  type text not null,
  space id not null references space (id),
  component id references component (id),
  scope id not null references scope (id),
  visibility id not null references visibility (id),
  title text not null,
  language text not null default 'en',
  author id not null,
  revision integer not null default 0,
  sort integer not null,
  created time not null,
  updated time not null,
  updated_by id not null,
  deleted time,
  deleted_by id,
  deleted_from text check (deleted_from in ('draft', 'live'))
);
create index object_deleted on object (deleted) where deleted is not null;
-- A list runs from the greatest sort down (newest first, or whatever the type puts there), one range for each
-- visibility. A visibility belongs to one scope of one space, so lists of a section, a space, several spaces and a
-- scope's objects are all ranges of visibilities. object_newest is the short cut for whoever sees nearly everything.
create index object_newest on object (component, type, sort, id, visibility);
create index object_by_type on object (visibility, type, sort, id);
create index object_by_visibility on object (visibility, sort, id);

-- A named, frozen state of an object; numbers run from 1 within the object. `body` is the rich text tree,
-- `attributes` what else of the object the revision freezes.
create table object_revision (
  object id not null references object (id),
  number integer not null,
  author id not null,
  created time not null,
  title text not null,
  note text not null default '',
  minor boolean not null default 0,
  restored_from integer,
  body text,
  attributes text not null default '{}',
  primary key (object, number)
);
create index object_revision_author on object_revision (author, created);

-- One table joins objects or blocks. A page link to a title nobody has written yet has no target, only the title.
create table link (
  id id not null primary key,
  kind text not null check (kind in
    ('links', 'cites', 'replies_to', 'decided', 'changed', 'duplicates', 'placed_from', 'shows')),
  from_object id not null references object (id),
  from_block integer not null default 0,
  to_object id references object (id),
  to_block integer not null default 0,
  to_component id,
  to_title text,
  created time not null,
  check (to_object is not null or to_title is not null)
);
create index link_from on link (from_object, kind);
create index link_to on link (to_object, kind);
create index link_wanted on link (to_component, to_title);

create table star (
  person id not null references person (id),
  object id not null references object (id),
  created time not null,
  primary key (person, object)
);
create index star_object on star (object);
create index star_recent on star (person, created);

create table watch (
  person id not null references person (id),
  object id not null references object (id),
  level text not null check (level in ('watch', 'mute')),
  created time not null,
  primary key (person, object)
);
create index watch_object on watch (object);

create table tag (
  id id not null primary key,
  name text not null unique
);

create table object_tag (
  object id not null references object (id),
  tag id not null references tag (id),
  primary key (object, tag)
);
create index object_tag_tag on object_tag (tag, object);

-- What somebody is writing and has not published: private, saved as they type.
create table draft (
  person id not null references person (id),
  object id not null references object (id),
  base_revision integer not null,
  title text not null,
  body text not null,
  saved time not null,
  primary key (person, object)
);
create index draft_object on draft (object);
create index draft_recent on draft (person, saved);

-- What somebody opened last, for "carry on"; may be lost.
create table visit (
  person id not null references person (id),
  object id not null references object (id),
  at time not null,
  primary key (person, object)
);
create index visit_recent on visit (person, at);
create index visit_object on visit (object);

-- Makes every import repeatable: the object that a source's key became, and of what content.
create table import_map (
  source text not null,
  key text not null,
  object id not null references object (id),
  checksum text not null,
  imported time not null,
  primary key (source, key)
);

-- Answers already given to unsafe requests, so that a repeated one acts once. `person` is 0 for visitors.
create table idempotency (
  person id not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status integer not null,
  answer text not null,
  created time not null,
  primary key (person, key)
);
create index idempotency_created on idempotency (created);
