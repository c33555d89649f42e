insert into event (id, tenant_id, source, type, ordering_key, payload, occurred_at, accepted_at, expires_at)
select *
from unnest(cast(:ids as uuid array), cast(:tenants as uuid array), cast(:sources as varchar array),
            cast(:types as varchar array), cast(:keys as varchar array), cast(:payloads as bytea array),
            cast(:occurred as timestamp with time zone array), cast(:accepted as timestamp with time zone array),
            cast(:expires as timestamp with time zone array))
