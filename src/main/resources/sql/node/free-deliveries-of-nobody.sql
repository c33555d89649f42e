update delivery
set owner = null,
    due_at = :now
where owner is not null
  and owner not in (select incarnation from node)
