-- Octets are stored once, encrypted, under the keyed hash of their content.

create table blob (
  id text not null primary key,
  size bigint not null,
  media_type text not null,
  wrapped_key bytes not null,
  state text not null check (state in ('scanning', 'clean', 'blocked')),
  created bigint not null,
  unused_since bigint
);
create index blob_unused on blob (unused_since);

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

-- An upload in progress: received counts the octets that are safely on disk.
create table upload (
  id bigint not null primary key,
  person bigint not null references person (id),
  space bigint not null references space (id),
  name text not null,
  size bigint not null,
  received bigint not null,
  created bigint not null,
  expires bigint not null
);
create index upload_expires on upload (expires);
create index upload_person on upload (person);
