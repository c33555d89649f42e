package dev.switchboard.signing;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Which tenants chose names of their own for the fields that sign, in memory. */
public final class TenantHeaders {
  private final Map<UUID, SignatureHeaders> chosen = new ConcurrentHashMap<>();

  /** The names on a tenant's deliveries. */
  public SignatureHeaders of(UUID tenant) {
    return chosen.getOrDefault(tenant, SignatureHeaders.STANDARD);
  }

  /** From now on a tenant's deliveries have these names. */
  public void set(UUID tenant, SignatureHeaders names) {
    if (names.equals(SignatureHeaders.STANDARD)) {
      chosen.remove(tenant);
    } else {
      chosen.put(tenant, names);
    }
  }

  /** From now on these tenants have names of their own, and no others. */
  public void replace(Map<UUID, SignatureHeaders> all) {
    chosen.keySet().retainAll(all.keySet());
    all.forEach(this::set);
  }
}
