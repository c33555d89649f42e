create table event (
    id           uuid primary key,
    tenant_id    uuid not null,
    source       varchar(40) not null,
    type         varchar(128) not null,
    ordering_key varchar(200),
    payload      bytea not null,
    occurred_at  timestamp(6) with time zone not null,
    accepted_at  timestamp(6) with time zone not null,
    expires_at   timestamp(6) with time zone
);
