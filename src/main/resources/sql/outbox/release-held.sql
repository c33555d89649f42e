update delivery
set state = 'pending'
where id = any (:ids)
  and owner is null
  and state = 'held'
