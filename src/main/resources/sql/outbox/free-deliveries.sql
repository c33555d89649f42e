update delivery
set owner = null,
    due_at = :now
where owner = :owner
  and id = any (:ids)
