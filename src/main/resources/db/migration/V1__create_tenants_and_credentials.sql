create table tenant (
    id         uuid primary key,
    name       varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone
);

-- What authenticates a caller; hashes only. A token without a public id is looked up by its hash. What it is called and
-- good for, when it was revoked, and for which other credential it was given out.
create table credential (
    id          uuid primary key,
    tenant_id   uuid not null references tenant (id),
    kind        varchar(40) not null,
    lookup      varchar(128) not null,
    secret_hash bytea,
    created_at  timestamp(6) with time zone not null,
    expires_at  timestamp(6) with time zone,
    name        varchar(200),
    scopes      varchar(100) not null,
    revoked_at  timestamp(6) with time zone,
    issued_for  uuid,
    constraint credential_lookup unique (kind, lookup)
);
create index credential_tenant on credential (tenant_id);
create index credential_expiry on credential (expires_at);
create index credential_issued_for on credential (issued_for);
create index credential_revocation on credential (revoked_at);

-- Secrets that were replaced, and are still good for a while.
create table former_secret (
    kind          varchar(40) not null,
    lookup        varchar(128) not null,
    credential_id uuid not null references credential (id) on delete cascade,
    secret_hash   bytea,
    valid_until   timestamp(6) with time zone not null,
    primary key (kind, lookup)
);
create index former_secret_credential on former_secret (credential_id);
create index former_secret_end on former_secret (valid_until);
