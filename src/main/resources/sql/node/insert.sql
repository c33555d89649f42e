insert into node (incarnation, beat) values (:incarnation, 0)
