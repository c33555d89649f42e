select id
from credential
where tenant_id = :tenant
  and id = :id
  and revoked_at is null
for update
