-- Greetings. Their words are the titles of the objects.

create table @name@_greeting (
  id bigint not null primary key references object (id),
  component bigint not null references component (id)
);
create index @name@_greeting_component on @name@_greeting (component);
