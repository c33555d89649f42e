select count(*)
from subscription
where tenant_id = :tenant
  and deleted_at is null
