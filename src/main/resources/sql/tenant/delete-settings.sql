delete from dialect_setting where tenant_id = :id
