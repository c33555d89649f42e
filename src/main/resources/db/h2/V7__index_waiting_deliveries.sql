create index delivery_due on delivery (due_at);
create index delivery_owner on delivery (owner);
create index delivery_held on delivery (state, subscription_id);
