select value from revision where id = 1
