update delivery
set state = 'pending'
where id in (select id
             from delivery
             where subscription_id = :subscription
               and owner is null
               and due_at is null
               and state = 'held'
             order by id
             limit :most
             for update skip locked)
