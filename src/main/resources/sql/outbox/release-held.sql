update delivery
set state = 'pending',
    reason = null
where id = any (:ids)
  and owner is null
  and state = 'held'
