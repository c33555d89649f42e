select nextval('strict_turn')
