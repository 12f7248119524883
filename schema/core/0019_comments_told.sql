-- Whom a comment concerns, and why: for their first page, as long as they have not opened what it is about since. Whether
-- they may read it is asked each time: a line here says nothing about that.
create table comment_told (
  person id not null references person (id),
  comment id not null references comment (id),
  why text not null check (why in ('mentioned', 'answered', 'own', 'watched')),
  primary key (person, comment)
);
create index comment_told_comment on comment_told (comment);
