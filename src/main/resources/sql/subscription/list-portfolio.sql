select s.*, d.name as setting_name, d.sealed as setting_sealed
from tenant t
left join subscription s
    on s.tenant_id = t.id
        and s.dialect = :#${exchangeProperty.dialect}
        and s.deleted_at is null
left join dialect_setting d
    on d.tenant_id = t.id
        and d.dialect = :#${exchangeProperty.dialect}
where t.id = :#${exchangeProperty.caller.tenant}
order by s.position, s.id
