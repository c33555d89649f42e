-- Left: a finished delivery may have been removed for good.
select s.delivery_id, s.subscription_id, s.ordering_key, s.turn,
       d.state is null or d.state not in ('pending', 'held') as finished
from strict_line s
         left join delivery d on d.id = s.delivery_id
where s.delivery_id = any (:ids)
