select id from delivery where state = 'pending' and owner = :owner
