-- Texts that are to be published at a moment, one of each object. `body` is the text as it was when that was said, and
-- `live_seq` how far the live document went then; whatever is published otherwise before ends it. The moment is kept as
-- it was said, too. A publication that could not be done stays, with the reason, until somebody decides.
create table scheduled_publication (
  object id not null primary key references object (id),
  person id not null references person (id),
  made time not null,
  due time not null,
  due_on text not null,
  due_at text not null,
  zone text not null,
  note text not null,
  minor boolean not null,
  live_seq integer not null,
  body text not null,
  failed time,
  failure text check (failure in ('right_lost', 'in_bin', 'refused'))
);
create index scheduled_publication_due on scheduled_publication (due, object) where failed is null;
create index scheduled_publication_person on scheduled_publication (person);

-- Who is told, on their first page, of one that could not be done.
create table failed_publication_told (
  person id not null references person (id),
  object id not null references scheduled_publication (object),
  primary key (person, object)
);
create index failed_publication_told_object on failed_publication_told (object);
