-- A suggestion that was made from a draft has the draft's words in it, so it is for those who see drafts. Earlier
-- versions kept it as what is published is kept. `begun_from` says which they are. A new visibility takes the id of one
-- of the suggestions that it is for: no other one has it.
insert into visibility (id, scope, space, audience, lane, marking, lifecycle)
  select min(s.id), v.scope, v.space, v.audience, v.lane, v.marking, 'draft'
  from suggestion s join object o on o.id = s.id join visibility v on v.id = o.visibility
  where s.begun_from = 'draft' and v.lifecycle = 'live'
  group by v.scope, v.space, v.audience, v.lane, v.marking
  on conflict (scope, audience, lane, marking, lifecycle) do nothing;

-- Whoever remembers who sees what there asks again.
update rights_version set version = version + 1, changed = (select max(changed) + 1 from rights_version)
  where subject in (select v.space from suggestion s join object o on o.id = s.id
    join visibility v on v.id = o.visibility where s.begun_from = 'draft' and v.lifecycle = 'live');

update object set visibility = (select d.id from visibility v join visibility d on d.scope = v.scope
    and d.audience = v.audience and d.lane = v.lane and d.marking = v.marking and d.lifecycle = 'draft'
    where v.id = object.visibility)
  where id in (select id from suggestion where begun_from = 'draft')
    and visibility in (select id from visibility where lifecycle = 'live');
update object set deleted_from = 'draft'
  where deleted_from = 'live' and id in (select id from suggestion where begun_from = 'draft');
