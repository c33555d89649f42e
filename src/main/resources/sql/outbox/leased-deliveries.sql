select id from delivery where owner = :owner
