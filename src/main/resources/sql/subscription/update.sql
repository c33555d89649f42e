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
    enabled = :enabled,
    disabled_reason = :disabledReason,
    revision = (select counter from revision where id = 1)
where id = :id
  and tenant_id = :tenant
