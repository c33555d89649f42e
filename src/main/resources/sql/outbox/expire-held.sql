update delivery
set state = 'dead',
    finished_at = :now,
    reason = :reason
where id = any (:ids)
  and owner is null
  and state = 'held'
