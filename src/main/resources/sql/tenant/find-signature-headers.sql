select id_name, timestamp_name, signature_name
from signature_headers
where tenant_id = :tenant
