update subscription
set deleted_at = :at,
    revision = (select counter from revision where id = 1)
where tenant_id = :id
  and deleted_at is null
