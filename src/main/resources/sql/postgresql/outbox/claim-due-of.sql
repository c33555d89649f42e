update delivery
set owner = :owner,
    due_at = null
where id in (select d.id
             from unnest(cast(:subscriptions as uuid array)) as s (id)
                      cross join lateral (select id
                                          from delivery
                                          where subscription_id = s.id
                                            and due_at <= :now
                                          order by due_at nulls first
                                          limit :most
                                          for update skip locked) d)
returning id, event_id, subscription_id, attempts,
    exists (select 1 from strict_line s where s.delivery_id = delivery.id)
