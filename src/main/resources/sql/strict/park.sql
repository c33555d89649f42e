update delivery
set due_at = timestamp with time zone '9999-01-01 00:00:00+00',
    reason = 'waits_for_predecessor'
where id = any (:ids)
