select distinct subscription_id
from delivery
where state = :state
  and owner is null
  and due_at is null
