select *
from subscription
where keys_retire_at <= :#${body}
  and deleted_at is null
order by keys_retire_at
limit 500
