-- Hops over the index from one subscription whose deliveries wait for a time to the next.
with recursive hop (subscription_id, due_at) as (
    (select subscription_id, due_at
     from delivery
     where due_at is not null
     order by subscription_id, due_at nulls first
     limit 1)
    union all
    select n.subscription_id, n.due_at
    from hop
             cross join lateral (select d.subscription_id, d.due_at
                                 from delivery d
                                 where d.due_at is not null
                                   and d.subscription_id > hop.subscription_id
                                 order by d.subscription_id, d.due_at nulls first
                                 limit 1) n)
select subscription_id
from hop
where due_at <= :now
