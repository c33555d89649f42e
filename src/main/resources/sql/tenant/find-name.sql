select name
from tenant
where id = :id
  and deleted_at is null
