update subscription
set enabled = false,
    disabled_reason = :reason,
    revision = (select counter from revision where id = 1)
where id = :id
  and deleted_at is null
  and enabled
