-- The sealed signing secret is a ring of keys. What of it may be known without opening: by which schemes it signs, and when
-- the first of the keys that were replaced is to be dropped.
alter table subscription add column signing_schemes varchar(20) default 'v1' not null;
alter table subscription add column keys_retire_at timestamp(6) with time zone;
create index subscription_keys_retire on subscription (keys_retire_at);

-- The fields that carry id, time and signature of a tenant's deliveries, where it chose names of its own.
create table signature_headers (
    tenant_id      uuid primary key references tenant (id),
    id_name        varchar(100) not null,
    timestamp_name varchar(100) not null,
    signature_name varchar(100) not null,
    revision       bigint not null
);
create index signature_headers_revision on signature_headers (revision);
