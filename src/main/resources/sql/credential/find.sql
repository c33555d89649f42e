select c.id, c.tenant_id, c.scopes, c.secret_hash, c.expires_at, k.expires_at as ends_with
from credential c
left join credential k on k.id = c.issued_for
where c.kind = :kind
  and c.lookup = :lookup
  and c.revoked_at is null
  and (c.issued_for is null or k.id is not null and k.revoked_at is null)
union all
select c.id, c.tenant_id, c.scopes, f.secret_hash, c.expires_at, f.valid_until as ends_with
from former_secret f
join credential c on c.id = f.credential_id
where f.kind = :kind
  and f.lookup = :lookup
  and c.revoked_at is null
