select id, event_id, subscription_id, attempts
from delivery
where id = any (:ids)
  and owner = :owner
