-- What was decided about something that somebody said. An outcome is an object: its reason and what it changed are its
-- revisions, so that what was decided before stays to be read; this row is how it stands now.
create table outcome (
  id id not null primary key references object (id),
  about id not null unique references object (id),
  holder id not null references object (id),
  verdict text not null,
  owner id not null,
  decided time not null
);
create index outcome_holder on outcome (holder, id);

-- The revision in which the end of a link came to say what the link is about.
alter table link add column to_revision integer;

-- What was decided about a comment goes with it into the recycle bin and back, and with what it was about.
drop view written_about;
create view written_about as
  select id, about from comment
  union all
  select id, about from suggestion
  union all
  select id, about from outcome
  union all
  select id, holder as about from outcome;
