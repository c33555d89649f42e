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
