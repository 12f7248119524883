-- Browsers in which somebody has signed in before: whoever guesses at the account cannot make them wait. Only the hash
-- of the cookie's token is kept; each sign-in puts another in its place.
create table trusted_device (
  token_hash text not null primary key,
  person id not null references person (id),
  since time not null
);
create index trusted_device_person on trusted_device (person, since);
create index trusted_device_since on trusted_device (since);
