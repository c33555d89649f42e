merge into delivery d
using (select * from unnest(cast(:ids as uuid array)) as x (id)) x
on d.id = x.id
when matched
    then update
    set due_at = null
