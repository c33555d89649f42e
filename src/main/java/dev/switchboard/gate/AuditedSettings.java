package dev.switchboard.gate;

import dev.switchboard.audit.Act;
import dev.switchboard.audit.Actor;
import dev.switchboard.signing.SignatureHeaders;
import dev.switchboard.store.AuditStore;
import dev.switchboard.store.SignatureHeaderStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;

/** The door through which routes change what a tenant sets for all its subscriptions. */
public final class AuditedSettings {
  private static final String SETTING = "setting";
  private static final String NAME = "signature-headers";

  private final SignatureHeaderStore headers;
  private final AuditStore audit;

  /**
   * @param audit over the same connections as {@code headers}
   */
  public AuditedSettings(SignatureHeaderStore headers, AuditStore audit) {
    this.headers = headers;
    this.audit = audit;
  }

  /**
   * Has a tenant's deliveries carry these names from now on.
   *
   * @return the names
   */
  public SignatureHeaders put(UUID tenant, SignatureHeaders names, Exchange exchange) {
    Actor actor = exchange.getProperty(Gate.ACTOR, Actor.GATEWAY, Actor.class);
    return audit.recording(
        actor,
        () -> {
          SignatureHeaders before = headers.find(tenant);
          if (!before.equals(names)) {
            audit.record(actor, List.of(changed(tenant, before, names)));
          }
          // Last, since this node goes by the new names from then on.
          return headers.put(tenant, names);
        },
        recorded -> List.of());
  }

  private static Act changed(UUID tenant, SignatureHeaders before, SignatureHeaders after) {
    return Act.changed(tenant, SETTING + ".changed", SETTING, NAME, facts(before), facts(after));
  }

  private static Map<String, Object> facts(SignatureHeaders names) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("id", names.id());
    facts.put("timestamp", names.timestamp());
    facts.put("signature", names.signature());
    return facts;
  }
}
