-- Everything is an object: what is written once for all types hangs on these tables.

create table object (
  id bigint not null primary key,
  type text not null,
  space bigint not null references space (id),
  component bigint references component (id),
  scope bigint not null references scope (id),
  visibility bigint not null references visibility (id),
  title text not null,
  language text not null default 'en',
  author bigint not null,
  revision bigint not null default 0,
  sort bigint not null,
  created bigint not null,
  updated bigint not null,
  updated_by bigint not null,
  deleted bigint,
  deleted_by bigint
);
-- The list of a component (newest first, or by whatever the type puts into sort), one range for each visibility.
create index object_in_component on object (component, type, visibility, sort, id);
create index object_in_space on object (space, visibility, sort, id);
create index object_by_visibility on object (visibility, sort, id);
create index object_by_scope on object (scope);

-- A named, frozen state of an object; numbers run from 1 within the object. `body` is the rich text tree,
-- `attributes` what else of the object the revision freezes.
create table object_revision (
  object bigint not null references object (id),
  number bigint not null,
  author bigint not null,
  created bigint not null,
  title text not null,
  note text not null default '',
  minor bigint not null default 0,
  restored_from bigint,
  body text,
  attributes text not null default '{}',
  primary key (object, number)
);
create index object_revision_author on object_revision (author, created);

-- One table joins objects or blocks. A page link to a title nobody has written yet has no target, only the title.
create table link (
  id bigint not null primary key,
  kind text not null check (kind in
    ('links', 'cites', 'replies_to', 'decided', 'changed', 'duplicates', 'placed_from', 'shows')),
  from_object bigint not null references object (id),
  from_block bigint not null default 0,
  to_object bigint references object (id),
  to_block bigint not null default 0,
  to_component bigint,
  to_title text,
  created bigint not null,
  check (to_object is not null or to_title is not null)
);
create index link_from on link (from_object, kind);
create index link_to on link (to_object, kind);
create index link_wanted on link (to_component, to_title);

create table star (
  person bigint not null references person (id),
  object bigint not null references object (id),
  created bigint not null,
  primary key (person, object)
);
create index star_object on star (object);

create table watch (
  person bigint not null references person (id),
  object bigint not null references object (id),
  level text not null check (level in ('watch', 'mute')),
  created bigint not null,
  primary key (person, object)
);
create index watch_object on watch (object);

create table tag (
  id bigint not null primary key,
  name text not null unique
);

create table object_tag (
  object bigint not null references object (id),
  tag bigint not null references tag (id),
  primary key (object, tag)
);
create index object_tag_tag on object_tag (tag, object);

-- What somebody is writing and has not published: private, saved as they type.
create table draft (
  person bigint not null references person (id),
  object bigint not null references object (id),
  base_revision bigint not null,
  title text not null,
  body text not null,
  saved bigint not null,
  primary key (person, object)
);
create index draft_object on draft (object);

-- What somebody opened last, for "carry on"; may be lost.
create table visit (
  person bigint not null references person (id),
  object bigint not null references object (id),
  at bigint not null,
  primary key (person, object)
);
create index visit_recent on visit (person, at);
create index visit_object on visit (object);

-- Makes every import repeatable: the object that a source's key became, and of what content.
create table import_map (
  source text not null,
  key text not null,
  object bigint not null references object (id),
  checksum text not null,
  imported bigint not null,
  primary key (source, key)
);

create table idempotency (
  person bigint not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status bigint not null,
  answer text not null,
  created bigint not null,
  primary key (person, key)
);
create index idempotency_created on idempotency (created);
