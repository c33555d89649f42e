insert into subscription (id, tenant_id, dialect, kind, number, position, url, sources, types, signing_secret,
                          dialect_secret, detail, description, enabled, disabled_reason, created_at, revision)
values (:id, :tenant, :dialect, :kind, :number, :position, :url, :sources, :types, :signingSecret,
        :dialectSecret, :detail, :description, :enabled, :disabledReason, :createdAt,
        (select counter from revision where id = 1))
