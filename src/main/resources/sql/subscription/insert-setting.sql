insert into dialect_setting (tenant_id, dialect, name, value)
values (:tenant, :dialect, :name, :value)
