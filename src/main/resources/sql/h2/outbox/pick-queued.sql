-- Ordered as the index is, or the whole backlog would be sorted.
select id
from delivery
where subscription_id = :subscription
  and owner is null
  and due_at is null
  and state = 'pending'
order by state, owner, subscription_id, due_at, id
limit :most
