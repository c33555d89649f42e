create index delivery_due on delivery (due_at);
-- Who holds what; then what waits for no process, subscription by subscription: first by its time, then what is queued or
-- held in its order. Only what is pending is held by anybody.
create index delivery_waiting on delivery (state, owner, subscription_id, due_at, id);
