-- Comments on objects. Each comment is an object of its own, so who sees it, its earlier wordings, the recycle bin,
-- search and events are those of all objects; here is what is said about it beside that.

-- What several comments have in common: what they are about and, where they are about some words of it, which. Whom
-- the first was for is whom all of it may be for at most. Offsets count octets. The live editor's own positions go into
-- columns of a migration of its own: a quote alone is enough to find the words again.
create table comment_thread (
  id id not null primary key,
  about id not null references object (id),
  audience text not null check (audience in ('staff', 'lane', 'everyone')),
  lane id not null,
  started time not null,
  started_by id not null,
  revision integer,
  block integer,
  start integer,
  words text,
  words_before text,
  words_after text,
  resolved time,
  resolved_by id
);
create index comment_thread_about on comment_thread (about, id);

create table comment (
  id id not null primary key references object (id),
  about id not null references object (id),
  thread id not null references comment_thread (id)
);
create index comment_about on comment (about, id);
create index comment_in_thread on comment (thread, id);
