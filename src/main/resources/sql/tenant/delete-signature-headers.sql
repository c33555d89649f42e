delete from signature_headers where tenant_id = :id
