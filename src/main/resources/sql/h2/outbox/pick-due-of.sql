-- An array for each subscription: a window or a join would read all that is due to them, and sort it.
select array(select d.id
             from delivery d
             where d.state = 'pending'
               and d.owner is null
               and d.subscription_id = s.id
               and d.due_at <= :now
             order by d.state, d.owner, d.subscription_id, d.due_at
             limit :most)
from unnest(cast(:subscriptions as uuid array)) as s (id)
