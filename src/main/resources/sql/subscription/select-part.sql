select *
from subscription
where tenant_id = :tenant
  and dialect = :dialect
  and deleted_at is null
  and (cast(:id as uuid) is null or id = :id)
  and (cast(:number as varchar) is null or number = :number)
  and (cast(:url as varchar) is null or url = :url)
order by position, id
