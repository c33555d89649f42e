-- One that is disabled or gone fails no more: when it is enabled again it begins anew.
select f.subscription_id,
       f.since,
       exists (select 1 from subscription s where s.id = f.subscription_id and s.enabled and s.deleted_at is null) as live
from failing f
