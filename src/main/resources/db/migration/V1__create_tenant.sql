create table tenant (
    id         uuid primary key,
    name       varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    deleted_at timestamp(6) with time zone
);
