-- By what a person is found while somebody types: each word of the name, and of the address before its @, folded,
-- by its first 1, 2, ... 12 characters. With the name behind it, a page of people comes in order from the key alone.

create table person_beginning (
  beginning text not null,
  name text not null,
  person id not null references person (id),
  primary key (beginning, name, person)
);
create index person_beginning_person on person_beginning (person);
