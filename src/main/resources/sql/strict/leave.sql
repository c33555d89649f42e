delete from strict_line where delivery_id = any (:ids)
