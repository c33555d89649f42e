-- The one row that every change to subscriptions, and every removal of a credential, counts up in its own transaction.
create table revision (
    id      smallint primary key,
    counter bigint not null
);
insert into revision (id, counter) values (1, 0);

create table subscription (
    id              uuid primary key,
    tenant_id       uuid not null references tenant (id),
    dialect         varchar(40) not null,
    kind            varchar(40) not null,
    number          varchar(20),
    position        integer not null,
    url             varchar(2048) not null,
    sources         varchar(400) not null,
    types           varchar(4000) not null,
    signing_secret  bytea not null,
    dialect_secret  bytea,
    detail          varchar(4000),
    description     varchar(1000),
    enabled         boolean not null,
    disabled_reason varchar(100),
    created_at      timestamp(6) with time zone not null,
    deleted_at      timestamp(6) with time zone,
    revision        bigint not null
);
create index subscription_tenant on subscription (tenant_id, dialect, position, id);
create index subscription_revision on subscription (revision);
create unique index subscription_number on subscription (number);

-- Account-wide secrets a dialect keeps beside its subscriptions, sealed.
create table dialect_setting (
    tenant_id uuid not null references tenant (id),
    dialect   varchar(40) not null,
    name      varchar(40) not null,
    sealed    bytea not null,
    primary key (tenant_id, dialect, name)
);
