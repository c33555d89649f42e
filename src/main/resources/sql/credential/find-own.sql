select *
from credential
where tenant_id = :tenant
  and id = :id
