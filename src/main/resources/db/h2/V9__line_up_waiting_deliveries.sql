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

-- Tells also whose deliveries are due, without a look at the rows.
drop index delivery_due;
create index delivery_due on delivery (due_at, subscription_id);
