select *
from subscription
where revision > :known
  and deleted_at is null
