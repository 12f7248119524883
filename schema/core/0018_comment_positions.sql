-- Where the first and the last letter of a thread's words are in the live text, as Yjs writes relative positions: they
-- stay with the letters while others write around them. Both or none; the quote beside them is enough without. Words of
-- the draft that readers do not have are of revision 0.
alter table comment_thread add column first_at bytes;
alter table comment_thread add column last_at bytes;
