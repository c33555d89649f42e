insert into credential (id, tenant_id, kind, lookup, secret_hash, name, scopes, created_at, expires_at, issued_for)
values (:id, :tenant, :kind, :lookup, :secretHash, :name, :scopes, :at, :expiresAt, :issuedFor)
