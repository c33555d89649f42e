create index delivery_due on delivery (due_at);
create index delivery_owner on delivery (owner);
create index delivery_waiting on delivery (state, owner, due_at, subscription_id, id);
