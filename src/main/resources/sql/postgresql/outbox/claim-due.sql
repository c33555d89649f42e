update delivery
set owner = :owner,
    due_at = null
where id in (select id
             from delivery
             where due_at <= :now
             order by due_at
             limit :most
             for update skip locked)
returning id, event_id, subscription_id, attempts,
    exists (select 1 from strict_line s where s.delivery_id = delivery.id)
