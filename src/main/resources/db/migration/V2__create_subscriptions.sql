-- The one row that every change to subscriptions, and every removal of a credential, counts up in its own transaction.
create table revision (
    id      smallint primary key,
    counter bigint not null
);
insert into revision (id, counter) values (1, 0);

-- The sealed signing secret is a ring of keys. What of it may be known without opening: by which schemes it signs, and when
-- the first of the keys that were replaced is to be dropped. From ordering on: what a subscription chooses for itself, null
-- wherever the configuration counts; authorities and the gateway's own certificate are PEM, its private key is sealed.
create table subscription (
    id                  uuid primary key,
    tenant_id           uuid not null references tenant (id),
    dialect             varchar(40) not null,
    kind                varchar(40) not null,
    number              varchar(20),
    position            integer not null,
    url                 varchar(2048) not null,
    sources             varchar(400) not null,
    types               varchar(4000) not null,
    signing_secret      bytea not null,
    signing_schemes     varchar(20) default 'v1' not null,
    keys_retire_at      timestamp(6) with time zone,
    dialect_secret      bytea,
    detail              varchar(4000),
    description         varchar(1000),
    enabled             boolean not null,
    disabled_reason     varchar(100),
    created_at          timestamp(6) with time zone not null,
    deleted_at          timestamp(6) with time zone,
    revision            bigint not null,
    ordering            varchar(20) default 'best_effort' not null,
    concurrency         integer,
    rate                double precision,
    burst               integer,
    retry_delays        varchar(400),
    retry_jitter        double precision,
    deadline_ms         bigint,
    client_errors_final boolean,
    tls_ca              varchar(40000),
    tls_certificate     varchar(40000),
    tls_key             bytea
);
create index subscription_tenant on subscription (tenant_id, dialect, position, id);
create index subscription_revision on subscription (revision);
create unique index subscription_number on subscription (number);
create index subscription_keys_retire on subscription (keys_retire_at);

-- A subscription at which every attempt has failed, and since when. Written when that begins and when it ends, never in
-- between.
create table failing (
    subscription_id uuid primary key,
    since           timestamp(6) with time zone not null
);

-- Account-wide secrets a dialect keeps beside its subscriptions, sealed.
create table dialect_setting (
    tenant_id uuid not null references tenant (id),
    dialect   varchar(40) not null,
    name      varchar(40) not null,
    sealed    bytea not null,
    primary key (tenant_id, dialect, name)
);

-- The fields that carry id, time and signature of a tenant's deliveries, where it chose names of its own.
create table signature_headers (
    tenant_id      uuid primary key references tenant (id),
    id_name        varchar(100) not null,
    timestamp_name varchar(100) not null,
    signature_name varchar(100) not null,
    revision       bigint not null
);
create index signature_headers_revision on signature_headers (revision);

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
