update credential
set expires_at = :until
where issued_for = :id
  and (expires_at is null or expires_at > :until)
