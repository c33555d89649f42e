select id
from (select id, row_number() over (partition by subscription_id order by due_at) as place
      from delivery
      where due_at <= :now
        and subscription_id = any (:subscriptions))
where place <= :most
