delete from credential where tenant_id = :id
