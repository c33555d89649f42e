update delivery
set state = 'cancelled',
    finished_at = :now,
    reason = 'subscription_deleted'
where id = any (:ids)
  and owner is null
  and due_at is null
  and state in ('pending', 'held')
