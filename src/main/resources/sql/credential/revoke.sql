update credential
set revoked_at = :at
where (id = :id or issued_for = :id)
  and revoked_at is null
