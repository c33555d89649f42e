update revision set value = value + 1 where id = 1
