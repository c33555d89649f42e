select d.id
from delivery d
         join event e on e.id = d.event_id
where d.state = 'held'
  and d.owner is null
  and d.due_at is null
  and e.expires_at < :now
limit :most
