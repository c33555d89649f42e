insert into failing (subscription_id, since)
select x.subscription_id, x.since
from unnest(cast(:ids as uuid array), cast(:times as timestamp with time zone array)) as x (subscription_id, since)
on conflict do nothing
