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

-- One event owed to one subscription. While unfinished it is in one of four places:
--   owner set                          a running process holds it
--   due_at set                         it waits for its time
--   neither set, state 'pending'       it is queued behind its subscription's lane
--   neither set, state 'held'          it waits until its subscription is enabled
create table delivery (
    id              uuid primary key,
    event_id        uuid not null,
    tenant_id       uuid not null,
    subscription_id uuid not null,
    state           varchar(10) not null,
    attempts        integer not null,
    due_at          timestamp(6) with time zone,
    owner           uuid,
    created_at      timestamp(6) with time zone not null,
    finished_at     timestamp(6) with time zone,
    status          integer,
    took_ms         integer,
    reason          varchar(200)
);

-- An attempt that failed. A success is told by its delivery's own row.
create table attempt (
    delivery_id uuid not null,
    number      integer not null,
    at          timestamp(6) with time zone not null,
    status      integer,
    took_ms     integer not null,
    error       varchar(200),
    excerpt     bytea,
    primary key (delivery_id, number)
);

-- The unfinished deliveries of subscriptions that asked for strict order, each in the line of its ordering key. Turns
-- count up with each transaction that accepts such deliveries; 0 says that a delivery's turn has come. All others of the
-- line are parked: pending until a time that never comes, so that nothing claims them.
create sequence strict_turn;

create table strict_line (
    delivery_id     uuid primary key,
    subscription_id uuid not null,
    ordering_key    varchar(200) not null,
    turn            bigint not null
);
create index strict_line_order on strict_line (subscription_id, ordering_key, turn, delivery_id);
