select count(*)
from former_secret
where credential_id = :id
  and valid_until > :at
