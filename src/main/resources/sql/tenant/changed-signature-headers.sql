select tenant_id, id_name, timestamp_name, signature_name, revision
from signature_headers
where revision > :known
order by revision
