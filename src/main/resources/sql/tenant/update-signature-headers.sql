update signature_headers
set id_name = :id,
    timestamp_name = :timestamp,
    signature_name = :signature,
    revision = (select counter from revision where id = 1)
where tenant_id = :tenant
