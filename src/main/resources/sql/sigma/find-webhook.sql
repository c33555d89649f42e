select *
from subscription
where tenant_id = :#${exchangeProperty.caller.tenant}
  and dialect = 'sigma'
  and number = :#${body.path('id')}
  and deleted_at is null
