-- Large deletions in live documents (server/collab/rooms/deletion_watch.hpp). `seq` is the state before one, whose text is
-- kept with it unless it is larger than a text may be; `told` is when those who answer for the space were told.
create table large_deletion (
  document id not null references live_document (id),
  seq integer not null,
  person id not null,
  happened time not null,
  body json,
  told time,
  primary key (document, seq)
);
create index large_deletion_untold on large_deletion (happened) where told is null;

-- Whom it waits for. `seen` is when they said that they know.
create table large_deletion_notice (
  person id not null,
  document id not null,
  seq integer not null,
  seen time,
  primary key (person, document, seq),
  foreign key (document, seq) references large_deletion (document, seq)
);
create index large_deletion_notice_document on large_deletion_notice (document, seq);
