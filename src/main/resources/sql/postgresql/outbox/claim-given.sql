update delivery
set owner = :owner,
    due_at = null
where id = any (:ids)
  and owner is null
  and state = 'pending'
returning id, event_id, subscription_id, attempts, true
