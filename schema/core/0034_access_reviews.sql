-- Who has access to a space, gone through from time to time and signed off. One that is not signed yet has no `signed`; of
-- a space there is at most one of these. What was signed stays as it is.
create table access_review (
  id id not null primary key,
  space id not null references space (id),
  begun time not null,
  begun_by id not null references person (id),
  signed time,
  signed_by id references person (id),
  note text not null default '',
  kept integer not null default 0,
  removed integer not null default 0,
  noted integer not null default 0
);
create unique index access_review_open on access_review (space) where signed is null;
create index access_review_of_space on access_review (space, id);

-- Each role by which people came into the space when the review was begun: to whom, which and where, as it was then. The
-- grant itself may have gone since.
create table access_review_entry (
  review id not null references access_review (id),
  access_grant id not null,
  subject_kind text not null,
  subject id not null,
  role text not null,
  place_kind text not null,
  place id not null,
  ends time,
  mark text check (mark in ('keep', 'remove', 'noted')),
  marked_by id references person (id),
  primary key (review, access_grant)
);
