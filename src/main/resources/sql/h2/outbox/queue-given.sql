update delivery
set due_at = null
where id = any (:ids)
