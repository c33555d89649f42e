-- Finished deliveries are in none of these, so their number costs the outbox nothing.
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_owner on delivery (owner) where owner is not null;
create index delivery_waiting on delivery (state, subscription_id, id)
    where owner is null and due_at is null and state in ('pending', 'held');
-- Whose deliveries are due, and some of each, without a look at all of them.
create index delivery_due_to on delivery (subscription_id, due_at) where due_at is not null;
