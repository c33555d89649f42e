update delivery
set owner = :owner
where id in (select id
             from delivery
             where subscription_id = :subscription
               and owner is null
               and due_at is null
               and state = 'pending'
             order by id nulls first
             limit :most
             for update skip locked)
returning id, event_id, subscription_id, attempts,
    exists (select 1 from strict_line s where s.delivery_id = delivery.id)
