create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_owner on delivery (owner) where owner is not null;
create index delivery_held on delivery (subscription_id) where state = 'held';
