-- The sessions in force, looked through each minute for those that have run out.
create index session_in_force on session (ends) where ended is null;
