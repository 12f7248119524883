-- Octets are stored once in a space, encrypted, under the hash of their content keyed for that space. `key` is the
-- blob's own key, wrapped by the root key; the name on disk follows from it.

create table blob (
  id text not null primary key,
  space bigint not null references space (id),
  size bigint not null,
  media_type text not null,
  picture bigint not null,
  key bytes not null,
  state text not null check (state in ('scanning', 'clean', 'blocked')),
  created bigint not null,
  unused_since bigint
);
create index blob_in_space on blob (space, size);
create index blob_unused on blob (unused_since);
create index blob_by_state on blob (state, id);

-- A file belongs to an object (a page, a post): it stands and falls with it, and is seen by who sees it.
create table file (
  id bigint not null primary key references object (id),
  parent bigint not null references object (id),
  latest bigint not null
);
create index file_of_object on file (parent, id);

create table file_version (
  object bigint not null references object (id),
  number bigint not null,
  blob text not null references blob (id),
  name text not null,
  author bigint not null,
  created bigint not null,
  primary key (object, number)
);
create index file_version_blob on file_version (blob);

-- An upload in progress: received counts the octets that are safely on disk. `file` is set for a new version.
create table upload (
  id bigint not null primary key,
  person bigint not null references person (id),
  space bigint not null references space (id),
  object bigint not null references object (id),
  file bigint references object (id),
  name text not null,
  size bigint not null,
  received bigint not null,
  key bytes not null,
  created bigint not null,
  expires bigint not null
);
create index upload_expires on upload (expires);
create index upload_person on upload (person);
create index upload_in_space on upload (space, size);
