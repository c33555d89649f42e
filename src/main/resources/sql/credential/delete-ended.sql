delete from credential
where expires_at < :shown
   or revoked_at < :shown
   or issued_for is not null and (expires_at <= :at or revoked_at is not null)
