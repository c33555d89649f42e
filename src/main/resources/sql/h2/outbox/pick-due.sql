select id
from delivery
where due_at <= :now
order by due_at
limit :most
