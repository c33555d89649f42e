-- Hops over the index from one subscription with waiting deliveries to the next.
with recursive hop (id) as (
    (select subscription_id
     from delivery
     where owner is null
       and due_at is null
       and state in ('pending', 'held')
       and state = :state
     order by subscription_id
     limit 1)
    union all
    select (select d.subscription_id
            from delivery d
            where d.owner is null
              and d.due_at is null
              and d.state in ('pending', 'held')
              and d.state = :state
              and d.subscription_id > hop.id
            order by d.subscription_id
            limit 1)
    from hop
    where hop.id is not null)
select id
from hop
where id is not null
