insert into delivery (id, event_id, tenant_id, subscription_id, state, attempts, owner, created_at)
select x.id, x.event_id, x.tenant_id, x.subscription_id, x.state, 0, x.owner, x.created_at
from unnest(cast(:deliveries as uuid array), cast(:deliveryEvents as uuid array), cast(:deliveryTenants as uuid array),
            cast(:subscriptions as uuid array), cast(:states as varchar array), cast(:owners as uuid array),
            cast(:created as timestamp with time zone array))
         as x (id, event_id, tenant_id, subscription_id, state, owner, created_at)
