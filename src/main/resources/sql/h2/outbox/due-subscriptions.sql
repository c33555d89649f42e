-- Asks for each subscription rather than read all that is due. What is due to a deleted one comes by its time alone.
select s.id
from subscription s
where s.deleted_at is null
  and exists (select 1
              from delivery d
              where d.state = 'pending'
                and d.owner is null
                and d.subscription_id = s.id
                and d.due_at <= :now)
