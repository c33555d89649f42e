delete from failing where subscription_id = any (:ids)
