delete from credential
where id in (select id
             from credential
             where issued_for = :id
             order by created_at desc, id desc
             offset :kept rows)
