select id, event_id, subscription_id, attempts
from final table (
    update delivery
    set owner = :owner
    where id in (select id
                 from delivery
                 where subscription_id = :subscription
                   and owner is null
                   and due_at is null
                   and state = 'pending'
                 order by state, owner, due_at, subscription_id, id
                 limit :most
                 for update skip locked))
