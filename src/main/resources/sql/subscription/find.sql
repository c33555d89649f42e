select *
from subscription
where tenant_id = :#${exchangeProperty.caller.tenant}
  and id = :#${exchangeProperty.id}
  and deleted_at is null
