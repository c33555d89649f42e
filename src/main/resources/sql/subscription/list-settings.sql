select name, sealed
from dialect_setting
where tenant_id = :#${exchangeProperty.caller.tenant}
  and dialect = :#${exchangeProperty.dialect}
