-- Tells also whose deliveries are due, without a look at the rows.
create index delivery_due on delivery (due_at, subscription_id);
create index delivery_owner on delivery (owner);
create index delivery_waiting on delivery (state, owner, due_at, subscription_id, id);
