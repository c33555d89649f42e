update delivery
set owner = null,
    due_at = :now
where state = 'pending'
  and owner = :owner
  and id = any (:ids)
