-- Authorities and the gateway's own certificate as PEM, null for the usual; the certificate's private key is sealed.
drop view sealed_secret;

alter table subscription add column tls_ca varchar(40000);
alter table subscription add column tls_certificate varchar(40000);
alter table subscription add column tls_key bytea;

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
select 'tls-key', id, 'tls-key', tls_key, case when deleted_at is null then 1 else 0 end
from subscription
where tls_key is not null
union all
select 'dialect-setting', tenant_id, name, sealed, 1
from dialect_setting;
