insert into credential (id, tenant_id, kind, lookup, secret_hash, created_at, expires_at)
values (:id, :tenant, :kind, :lookup, :secretHash, :at, :expiresAt)
