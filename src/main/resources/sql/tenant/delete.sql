update tenant
set deleted_at = :at
where id = :id
  and deleted_at is null
