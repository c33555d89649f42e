select count(*)
from credential
where tenant_id = :tenant
  and issued_for is null
  and revoked_at is null
  and (expires_at is null or expires_at > :at)
