-- Staff who ask to be let into a space that stands in the list of spaces, one row of one person in one space. One that is
-- granted goes: the role says the rest. One that was declined stays, with the answer, until whoever asked has seen to it or
-- asks again; `id` is another one then.
create table access_request (
  id id not null primary key,
  space id not null references space (id),
  person id not null references person (id),
  reason text not null,
  asked time not null,
  declined time,
  declined_by id references person (id),
  answer text not null default ''
);
create unique index access_request_of on access_request (space, person);
create index access_request_person on access_request (person, asked);
create index access_request_declined_by on access_request (declined_by) where declined_by is not null;
create index access_request_waiting on access_request (asked, space) where declined is null;
