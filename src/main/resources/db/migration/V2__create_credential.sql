-- What authenticates a caller; hashes only. A token without a public id is looked up by its hash.
create table credential (
    id          uuid primary key,
    tenant_id   uuid not null references tenant (id),
    kind        varchar(40) not null,
    lookup      varchar(128) not null,
    secret_hash bytea,
    created_at  timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone,
    constraint credential_lookup unique (kind, lookup)
);
create index credential_tenant on credential (tenant_id);
create index credential_expiry on credential (expires_at);
