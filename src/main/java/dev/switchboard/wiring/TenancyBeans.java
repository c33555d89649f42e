package dev.switchboard.wiring;

import dev.switchboard.access.Tokens;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.event.Ids;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.CredentialChanges;
import dev.switchboard.store.CredentialRows;
import dev.switchboard.store.TenantRows;
import dev.switchboard.store.TenantStore;
import dev.switchboard.tenancy.CredentialApi;
import dev.switchboard.tenancy.TenantApi;
import java.time.InstantSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** Accounts: the administrator's management of them. */
final class TenancyBeans {
  private TenancyBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    registry.bind("tenantRows", new TenantRows());
    registry.bind("credentialRows", new CredentialRows());
    registry.bind(
        "credentialApi",
        new CredentialApi(
            registry.lookupByNameAndType("credentialChanges", CredentialChanges.class),
            registry.lookupByNameAndType("audit", AuditStore.class),
            registry.lookupByNameAndType("dialects", Dialects.class),
            registry.lookupByNameAndType("tokens", Tokens.class),
            registry.lookupByNameAndType("clock", InstantSource.class),
            settings.integer("switchboard.access.credentials-per-tenant")));
    registry.bind(
        "tenantApi",
        new TenantApi(
            registry.lookupByNameAndType("tenants", TenantStore.class),
            registry.lookupByNameAndType("audit", AuditStore.class),
            registry.lookupByNameAndType("dialects", Dialects.class),
            registry.lookupByNameAndType("tokens", Tokens.class),
            registry.lookupByNameAndType("ids", Ids.class),
            registry.lookupByNameAndType("clock", InstantSource.class)));
  }
}
