insert into attempt (delivery_id, number, at, status, took_ms, error, excerpt)
select x.*
from unnest(cast(:deliveries as uuid array), cast(:numbers as integer array),
            cast(:times as timestamp with time zone array), cast(:statuses as integer array),
            cast(:took as integer array), cast(:errors as varchar array), cast(:excerpts as bytea array))
         as x (delivery_id, number, at, status, took_ms, error, excerpt)
where not exists (select 1 from attempt a where a.delivery_id = x.delivery_id and a.number = x.number)
