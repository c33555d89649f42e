update strict_line set turn = 0 where delivery_id = any (:ids)
