update subscription
set deleted_at = :at,
    revision = (select counter from revision where id = 1)
where id = :id
  and tenant_id = :tenant
