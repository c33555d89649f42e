-- What was changed by whom. Rows are added in the transaction of the change they tell of, never changed, and removed when
-- their time is over. Neither tenant nor credential is a reference: an entry outlives both.
create table audit (
    id              uuid primary key,
    at              timestamp(6) with time zone not null,
    actor           varchar(20) not null,
    credential_id   uuid,
    credential_kind varchar(40),
    address         varchar(100),
    tenant_id       uuid,
    action          varchar(80) not null,
    kind            varchar(40) not null,
    object          varchar(200) not null,
    before_json     varchar(1000000),
    after_json      varchar(1000000)
);
create index audit_tenant on audit (tenant_id, id);
create index audit_at on audit (at);
