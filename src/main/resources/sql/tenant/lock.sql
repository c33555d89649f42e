select id
from tenant
where id = :id
  and deleted_at is null
for update
