select id
from delivery
where subscription_id = :subscription
  and owner is null
  and due_at is null
  and state in ('pending', 'held')
  and state = :state
order by id nulls first
limit :most
