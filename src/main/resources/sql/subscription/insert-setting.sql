insert into dialect_setting (tenant_id, dialect, name, sealed)
values (:tenant, :dialect, :name, :value)
