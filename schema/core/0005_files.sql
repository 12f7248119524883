-- Octets are stored once in a space, encrypted, under the hash of their content keyed for that space. `key` is the
-- blob's own key, wrapped by the root key; the name on disk follows from it.

create table blob (
  id text not null primary key,
  space id not null references space (id),
  size integer not null,
  media_type text not null,
  picture id not null,
  key bytes not null,
  state text not null check (state in ('scanning', 'clean', 'blocked')),
  created time not null,
  unused_since time
);
create index blob_in_space on blob (space, size);
create index blob_unused on blob (unused_since);
create index blob_by_state on blob (state, id);

-- A file belongs to an object (a page, a post): it stands and falls with it, and is seen by who sees it.
create table file (
  id id not null primary key references object (id),
  parent id not null references object (id),
  latest id not null
);
create index file_of_object on file (parent, id);

create table file_version (
  object id not null references object (id),
  number integer not null,
  blob text not null references blob (id),
  name text not null,
  author id not null,
  created time not null,
  primary key (object, number)
);
create index file_version_blob on file_version (blob);

-- An upload in progress: received counts the octets that are safely on disk. `file` is set for a new version.
create table upload (
  id id not null primary key,
  person id not null references person (id),
  space id not null references space (id),
  object id not null references object (id),
  file id references object (id),
  name text not null,
  size integer not null,
  received integer not null,
  key bytes not null,
  created time not null,
  expires time not null
);
create index upload_expires on upload (expires);
create index upload_person on upload (person);
create index upload_in_space on upload (space, size);
