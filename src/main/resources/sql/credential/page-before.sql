select *
from credential
where tenant_id = :#${exchangeProperty.caller.tenant}
  and id < :#${exchangeProperty.page.from}
  and (cast(:#${exchangeProperty.kind} as varchar) = '' or kind = :#${exchangeProperty.kind})
order by id desc
limit :#${exchangeProperty.page.fetch}
