-- How far a live document is published: what was saved up to `published_seq` readers have. `left_seq` is the last
-- contribution that there was when the last editor had gone: a workspace publishes then.

alter table live_document add column published_seq integer not null default 0;
alter table live_document add column left_seq integer not null default -1;

-- What was begun before this was counted: a document goes on from what is published, and what came after is not.
create index live_document_ahead on live_document (id) where last_seq > published_seq;
