-- A running process. Its beat counts up; another process judges it dead when the count stands still for long enough by
-- the observer's own monotonic clock.
create table node (
    incarnation uuid primary key,
    beat        bigint not null
);

-- What the gateway has to remember about itself, for example the hash of a generated administrator's token.
create table gateway_setting (
    name    varchar(40) primary key,
    content varchar(200) not null
);
