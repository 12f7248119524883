-- How far an export of another site has been taken in, so that whoever was stopped goes on there. `part` counts what is
-- done one after the other, `line` the lines of its file that are in the store.
create table export_taken_in (
  export text not null primary key,
  part integer not null,
  line integer not null,
  begun time not null,
  ended time
);
