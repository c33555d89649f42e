create index delivery_due on delivery (due_at);
create index delivery_owner on delivery (owner);
-- What waits for no process, subscription by subscription: first by its time, then what is queued or held in its order.
create index delivery_waiting on delivery (state, owner, subscription_id, due_at, id);
