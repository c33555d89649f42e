select *
from tenant
where deleted_at is null
  and id > :#${exchangeProperty.page.from}
order by id
limit :#${exchangeProperty.page.fetch}
