select id, tenant_id, source, type, ordering_key, payload, occurred_at, accepted_at, expires_at
from event
where id = any (:ids)
