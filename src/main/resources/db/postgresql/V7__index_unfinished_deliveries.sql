-- Finished deliveries are in none of these, so their number costs the outbox nothing.
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_owner on delivery (owner) where owner is not null;
create index delivery_waiting on delivery (subscription_id, id)
    where owner is null and due_at is null and state in ('pending', 'held');
