insert into signature_headers (tenant_id, id_name, timestamp_name, signature_name, revision)
values (:tenant, :id, :timestamp, :signature, (select counter from revision where id = 1))
