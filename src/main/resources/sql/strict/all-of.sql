select delivery_id
from strict_line
where subscription_id = :subscription
order by subscription_id, ordering_key, turn, delivery_id
limit :most
