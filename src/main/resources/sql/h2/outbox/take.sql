-- Joined, for a comparison with an array is made with all of it for each row.
merge into delivery d
using (select * from unnest(cast(:ids as uuid array)) as x (id)) x
on d.id = x.id
when matched
    and d.owner is null
    and d.state = 'pending'
    then update
    set owner  = :owner,
        due_at = null
