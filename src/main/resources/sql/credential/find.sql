select id, tenant_id, secret_hash, expires_at
from credential
where kind = :kind
  and lookup = :lookup
