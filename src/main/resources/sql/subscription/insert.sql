insert into subscription (id, tenant_id, dialect, kind, number, position, url, sources, types, signing_secret, signing_schemes, keys_retire_at,
                          dialect_secret, detail, description, ordering, concurrency, rate, burst, retry_delays, retry_jitter,
                          deadline_ms, client_errors_final, tls_ca, tls_certificate, tls_key, enabled, disabled_reason, created_at, revision)
values (:id, :tenant, :dialect, :kind, :number, :position, :url, :sources, :types, :signingSecret, :signingSchemes, :keysRetireAt,
        :dialectSecret, :detail, :description, :ordering, :concurrency, :rate, :burst, :retryDelays, :retryJitter,
        :deadlineMillis, :clientErrorsFinal, :tlsCa, :tlsCertificate, :tlsKey, :enabled, :disabledReason, :createdAt,
        (select counter from revision where id = 1))
