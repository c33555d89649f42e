-- A failure counts only while the writer still holds the row at the attempt it speaks of; a success always counts,
-- unless the delivery came to another end meanwhile. (An update from a table function would read the whole table.)
merge into delivery d
using (select *
       from unnest(cast(:ids as uuid array), cast(:states as varchar array), cast(:expected as integer array),
                   cast(:attempts as integer array), cast(:due as timestamp with time zone array),
                   cast(:finished as timestamp with time zone array), cast(:statuses as integer array),
                   cast(:took as integer array), cast(:reasons as varchar array))
                as x (id, state, expected, attempts, due_at, finished_at, status, took_ms, reason)) x
on d.id = x.id
when matched
    and d.state in ('pending', 'held')
    and (x.state = 'delivered' or (d.owner = :owner and d.attempts = x.expected))
    then update
    set state       = x.state,
        attempts    = x.attempts,
        due_at      = x.due_at,
        owner       = null,
        finished_at = x.finished_at,
        status      = x.status,
        took_ms     = x.took_ms,
        reason      = x.reason
