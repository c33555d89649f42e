update credential
set lookup = :lookup,
    secret_hash = :secretHash
where id = :id
