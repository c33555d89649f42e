select count(*)
from tenant
where id = :id
  and deleted_at is null
