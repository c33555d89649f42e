-- Events and the deliveries they are owed as, unless subscriptions have changed since those were worked out: all of a
-- statement sees the same moment. By itself it is a transaction, so a batch of events is one journey. Tells whether they were
-- stored.
with events as (
    insert into event (id, tenant_id, source, type, ordering_key, payload, occurred_at, accepted_at, expires_at)
    select *
    from unnest(cast(:ids as uuid array), cast(:tenants as uuid array), cast(:sources as varchar array),
                cast(:types as varchar array), cast(:keys as varchar array), cast(:payloads as bytea array),
                cast(:occurred as timestamp with time zone array), cast(:accepted as timestamp with time zone array),
                cast(:expires as timestamp with time zone array))
    where :whatever or (select counter from revision where id = 1) = :known),
deliveries as (
    insert into delivery (id, event_id, tenant_id, subscription_id, state, attempts, owner, created_at)
    select x.id, x.event_id, x.tenant_id, x.subscription_id, x.state, 0, x.owner, x.created_at
    from unnest(cast(:deliveries as uuid array), cast(:deliveryEvents as uuid array),
                cast(:deliveryTenants as uuid array), cast(:subscriptions as uuid array), cast(:states as varchar array),
                cast(:owners as uuid array), cast(:created as timestamp with time zone array))
             as x (id, event_id, tenant_id, subscription_id, state, owner, created_at)
    where :whatever or (select counter from revision where id = 1) = :known)
select :whatever or counter = :known
from revision
where id = 1
