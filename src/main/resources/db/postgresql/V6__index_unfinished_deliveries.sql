-- Finished deliveries are in none of these, so their number costs the outbox nothing. What is asked for in order says
-- "nulls first", although there are no nulls: no other index has that order, and so none that reads past what is
-- finished, or somebody else's, is ever chosen in the place of the one made for it.
create index delivery_due on delivery (due_at) where due_at is not null;
create index delivery_owner on delivery (owner) where owner is not null;
create index delivery_waiting on delivery (state, subscription_id, id nulls first)
    where owner is null and due_at is null and state in ('pending', 'held');
-- Whose deliveries are due, and some of each, without a look at all of them.
create index delivery_due_to on delivery (subscription_id, due_at nulls first) where due_at is not null;
