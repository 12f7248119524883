-- By when a text is to be looked at again, and who looks after it. It runs to the end of `due_on` in `due_zone`; `due` is
-- that moment. `every_months` 0: once.
create table review (
  object id not null primary key references object (id),
  keeper id not null references person (id),
  due_on text not null,
  due_zone text not null,
  due time not null,
  every_months integer not null check (every_months >= 0 and every_months <= 60),
  reviewed time,
  reviewed_by id references person (id)
);
create index review_keeper on review (keeper, due);
