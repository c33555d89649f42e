update revision set counter = counter + 1 where id = 1
