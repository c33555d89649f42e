select counter from revision where id = 1
