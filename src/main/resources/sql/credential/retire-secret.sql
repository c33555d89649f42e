insert into former_secret (kind, lookup, credential_id, secret_hash, valid_until)
select kind, lookup, id, secret_hash, :until
from credential
where id = :id
