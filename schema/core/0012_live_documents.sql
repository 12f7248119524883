-- Documents that several people write at once. `state` holds everything up to `state_seq`; what was saved after it is in
-- the contributions, which also say who wrote and deleted what, and when. `follows` is the published revision that the
-- text goes on from.

create table live_document (
  id id not null primary key references object (id),
  last_seq integer not null,
  state_seq integer not null,
  follows integer not null,
  state bytes not null
);

create table live_contribution (
  document id not null references live_document (id),
  seq integer not null,
  person id not null,
  saved time not null,
  updates bytes not null,
  primary key (document, seq)
);

-- Whose editor drew a client id: new text under it is taken from nobody else.
create table live_owner (
  document id not null references live_document (id),
  client integer not null,
  person id not null,
  primary key (document, client)
);
