update dialect_setting
set sealed = :sealed
where tenant_id = :owner
  and name = :name
  and sealed = :was
