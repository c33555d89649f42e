-- Lines whose first has finished, and lines that nobody has called up from.
select s.delivery_id
from strict_line s
         left join delivery d on d.id = s.delivery_id
where s.turn = 0
  and (d.state is null or d.state not in ('pending', 'held'))
union all
select s.delivery_id
from strict_line s
where s.turn > 0
  and not exists (select 1
                  from strict_line h
                  where h.subscription_id = s.subscription_id
                    and h.ordering_key = s.ordering_key
                    and h.turn = 0)
limit :most
