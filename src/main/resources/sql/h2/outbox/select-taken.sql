select d.id, d.event_id, d.subscription_id, d.attempts,
       exists (select 1 from strict_line s where s.delivery_id = d.id)
from unnest(cast(:ids as uuid array)) as x (id)
         join delivery d on d.id = x.id
where d.owner = :owner
