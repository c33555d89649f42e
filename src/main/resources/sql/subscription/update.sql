update subscription
set kind = :kind,
    number = :number,
    position = :position,
    url = :url,
    sources = :sources,
    types = :types,
    signing_secret = :signingSecret,
    dialect_secret = :dialectSecret,
    detail = :detail,
    description = :description,
    ordering = :ordering,
    concurrency = :concurrency,
    rate = :rate,
    burst = :burst,
    retry_delays = :retryDelays,
    retry_jitter = :retryJitter,
    deadline_ms = :deadlineMillis,
    client_errors_final = :clientErrorsFinal,
    enabled = :enabled,
    disabled_reason = :disabledReason,
    revision = (select counter from revision where id = 1)
where id = :id
  and tenant_id = :tenant
