insert into audit (id, at, actor, credential_id, credential_kind, address, tenant_id, action, kind, object, before_json,
                   after_json)
values (:id, :at, :actor, :credential, (select c.kind from credential c where c.id = :credential), :address, :tenant, :action,
        :kind, :object, :before, :after)
