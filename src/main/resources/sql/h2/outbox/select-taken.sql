select id, event_id, subscription_id, attempts,
       exists (select 1 from strict_line s where s.delivery_id = delivery.id)
from delivery
where id = any (:ids)
  and owner = :owner
