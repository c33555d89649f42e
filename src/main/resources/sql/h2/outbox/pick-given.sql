select id
from delivery
where id = any (:ids)
  and owner is null
  and state = 'pending'
