select *
from subscription
where tenant_id = :#${exchangeProperty.caller.tenant}
  and dialect = 'sigma'
  and number = :#${exchangeProperty.number}
  and deleted_at is null
