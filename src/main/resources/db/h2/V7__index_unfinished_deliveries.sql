create index delivery_due on delivery (due_at);
create index delivery_owner on delivery (owner);
create index delivery_waiting on delivery (subscription_id, state, owner, due_at);
