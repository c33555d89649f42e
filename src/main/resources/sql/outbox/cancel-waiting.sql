update delivery
set state = 'cancelled',
    finished_at = :now,
    reason = 'subscription_deleted'
where id in (select id
             from delivery
             where subscription_id = :subscription
               and owner is null
               and due_at is null
               and state in ('pending', 'held')
             limit :most
             for update skip locked)
