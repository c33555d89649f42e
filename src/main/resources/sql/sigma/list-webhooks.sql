select *
from subscription
where tenant_id = :#${exchangeProperty.caller.tenant}
  and dialect = 'sigma'
  and deleted_at is null
order by position, id
