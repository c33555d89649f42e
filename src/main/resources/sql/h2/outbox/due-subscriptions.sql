select distinct subscription_id
from delivery
where due_at <= :now
