select *
from audit
where id > :#${exchangeProperty.wanted.from}
  and (cast(:#${exchangeProperty.wanted.tenant} as uuid) is null or tenant_id = :#${exchangeProperty.wanted.tenant})
  and (cast(:#${exchangeProperty.wanted.object} as varchar) is null or object = :#${exchangeProperty.wanted.object})
  and (cast(:#${exchangeProperty.wanted.actions} as varchar) is null or action like :#${exchangeProperty.wanted.actions})
  and (cast(:#${exchangeProperty.wanted.since} as timestamp with time zone) is null or at >= :#${exchangeProperty.wanted.since})
order by id asc
limit :#${exchangeProperty.wanted.page.fetch}
