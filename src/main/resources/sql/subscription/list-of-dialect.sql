select *
from subscription
where tenant_id = :#${exchangeProperty.caller.tenant}
  and dialect = :#${exchangeProperty.dialect}
  and deleted_at is null
order by position, id
