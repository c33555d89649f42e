-- Whoever has the row moves the lines of that subscription, and nobody else.
select id
from subscription
where id = any (:ids)
order by id
for update skip locked
