-- A section's own folder is for all who are in the space; in communities earlier versions made it for staff, and nobody
-- could choose. Where files were put straight into it they would be shown along with it, so there it stays as it is. A
-- new visibility takes the id of one of the folders that it is for: no other one has it.
insert into visibility (id, scope, space, audience, lane, marking, lifecycle)
  select min(o.id), v.scope, v.space, 'everyone', 0, v.marking, v.lifecycle
  from documents_entry e join object o on o.id = e.id join visibility v on v.id = o.visibility
  join space p on p.id = o.space
  where e.folder is null and e.kind = 0 and p.kind = 'community' and v.audience = 'staff'
    and not exists (select 1 from file f where f.parent = e.id)
    and not exists (select 1 from upload u where u.object = e.id)
  group by v.scope, v.space, v.marking, v.lifecycle
  on conflict (scope, audience, lane, marking, lifecycle) do nothing;

update rights_version set version = version + 1, changed = (select max(changed) + 1 from rights_version)
  where subject in (select o.space from documents_entry e join object o on o.id = e.id
    where e.folder is null and e.kind = 0);

update object set visibility = (select w.id from visibility v join visibility w on w.scope = v.scope
    and w.audience = 'everyone' and w.lane = 0 and w.marking = v.marking and w.lifecycle = v.lifecycle
    where v.id = object.visibility)
  where id in (select e.id from documents_entry e where e.folder is null and e.kind = 0)
    and space in (select id from space where kind = 'community')
    and visibility in (select id from visibility where audience = 'staff')
    and not exists (select 1 from file f where f.parent = object.id)
    and not exists (select 1 from upload u where u.object = object.id);
