select tenant_id, id_name, timestamp_name, signature_name
from signature_headers
where revision > :known
