delete from node where incarnation = :incarnation
