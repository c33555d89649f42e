-- Between the least and the greatest id, since the index is not used to find what is not null.
update delivery
set owner = null,
    due_at = :now
where state = 'pending'
  and owner between uuid '00000000-0000-0000-0000-000000000000' and uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  and owner not in (select incarnation from node)
