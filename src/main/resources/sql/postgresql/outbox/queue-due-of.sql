update delivery
set due_at = null
where id in (select d.id
             from unnest(cast(:subscriptions as uuid array)) as s (id)
                      cross join lateral (select id
                                          from delivery
                                          where subscription_id = s.id
                                            and due_at <= :now
                                          order by due_at nulls first
                                          limit :most
                                          for update skip locked) d)
