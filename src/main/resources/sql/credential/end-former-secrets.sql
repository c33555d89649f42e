update former_secret
set valid_until = :until
where credential_id = :id
  and valid_until > :until
