-- Most of a live document was gone when its `seq` was the last contribution, and may come back: written with the save that
-- took it away, so that a server which is killed within the grace forgets nothing (server/collab/rooms/deletion_watch.hpp).
-- `octets` is what there was before.
create table suspected_deletion (
  document id not null primary key references live_document (id),
  seq integer not null,
  person id not null,
  happened time not null,
  octets integer not null
);
create index suspected_deletion_happened on suspected_deletion (happened);
