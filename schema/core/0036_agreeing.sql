-- Who agreed to a revision before the whole world could read it, where its marking asks for a second person; none where
-- nobody had to.
alter table object_revision add column agreed_by id references person (id);
create index object_revision_agreed_by on object_revision (agreed_by) where agreed_by is not null;

-- Texts to which another person is asked to agree before they are published, one of each object. `body` is the text as
-- it was when that was asked, `live_seq` how far the live document went then (none: it did not come from there), and
-- `base_revision` what readers had. `id` is another one whenever somebody asks anew. One that was declined stays, with
-- the reason, until whoever asked has seen to it. With a moment, it is scheduled for then once somebody agrees.
create table publication_request (
  object id not null primary key references object (id),
  id id not null,
  person id not null references person (id),
  asked time not null,
  title text not null,
  note text not null,
  minor boolean not null,
  base_revision integer not null,
  live_seq integer,
  restored_from integer,
  due time,
  due_on text,
  due_at text,
  zone text,
  body text not null,
  declined time,
  declined_by id references person (id),
  reason text not null
);
create index publication_request_person on publication_request (person, asked);
create index publication_request_declined_by on publication_request (declined_by) where declined_by is not null;
create index publication_request_waiting on publication_request (asked, object) where declined is null;

-- A publication that was agreed to before it was scheduled.
alter table scheduled_publication add column agreed_by id references person (id);
create index scheduled_publication_agreed_by on scheduled_publication (agreed_by) where agreed_by is not null;
