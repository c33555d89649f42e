select name, sealed
from dialect_setting
where tenant_id = :tenant
  and dialect = :dialect
