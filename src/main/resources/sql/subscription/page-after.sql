select *
from subscription
where deleted_at is null
  and tenant_id = :#${exchangeProperty.caller.tenant}
  and id > :#${exchangeProperty.page.from}
order by id
limit :#${exchangeProperty.page.fetch}
