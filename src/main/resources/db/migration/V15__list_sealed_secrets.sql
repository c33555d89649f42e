-- Every sealed secret with the owner and the name that it is sealed for. Whatever gets a sealed column is to be added here.
create view sealed_secret as
select cast('signing-secret' as varchar(40)) as place, id as owner, cast('signing' as varchar(40)) as name,
       signing_secret as sealed, case when deleted_at is null then 1 else 0 end as live
from subscription
union all
select 'dialect-secret', id, 'dialect', dialect_secret, case when deleted_at is null then 1 else 0 end
from subscription
where dialect_secret is not null
union all
select 'dialect-setting', tenant_id, name, sealed, 1
from dialect_setting;
