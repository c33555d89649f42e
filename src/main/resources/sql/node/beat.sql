update node set beat = beat + 1 where incarnation = :incarnation
