select id, event_id, subscription_id, attempts
from final table (
    update delivery
    set owner = :owner,
        due_at = null
    where id in (select id
                 from delivery
                 where due_at <= :now
                 order by due_at
                 limit :most
                 for update skip locked))
