insert into strict_line (delivery_id, subscription_id, ordering_key, turn)
select x.delivery_id, x.subscription_id, x.ordering_key, cast(:turn as bigint)
from unnest(cast(:ids as uuid array), cast(:subscriptions as uuid array), cast(:keys as varchar array))
         as x (delivery_id, subscription_id, ordering_key)
