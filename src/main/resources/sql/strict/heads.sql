-- Ordered as the index is, or the whole line would be sorted.
select (select h.delivery_id
        from strict_line h
        where h.subscription_id = k.subscription_id
          and h.ordering_key = k.ordering_key
        order by h.subscription_id, h.ordering_key, h.turn, h.delivery_id
        limit 1)
from unnest(cast(:subscriptions as uuid array), cast(:keys as varchar array)) as k (subscription_id, ordering_key)
