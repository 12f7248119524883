-- Links to choose a new password. Only the hash of a link's token is kept; a link works once and until it ends.
create table password_reset (
  token_hash text not null primary key,
  person id not null references person (id),
  created time not null,
  ends time not null,
  used time
);
create index password_reset_person on password_reset (person, created);
create index password_reset_ends on password_reset (ends);
