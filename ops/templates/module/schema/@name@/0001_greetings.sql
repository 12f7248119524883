-- Greetings. Their words are the titles of the objects.

create table @name@_greeting (
  id id not null primary key references object (id),
  component id not null references component (id)
);
create index @name@_greeting_component on @name@_greeting (component);
