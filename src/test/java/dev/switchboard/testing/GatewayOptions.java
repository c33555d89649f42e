package dev.switchboard.testing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a test's gateway sets beside the defaults of {@code config/application.properties}: ports of
 * its own, its database, known secrets, and subscribers on the loopback interface allowed.
 *
 * @param values option names and values, in the order they were set
 */
public record GatewayOptions(Map<String, String> values) {
  /** The administrator's token of every test gateway. */
  public static final String ADMIN_TOKEN = "test-admin-token-of-a-test-gateway";

  private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String HTTP_PORT = "switchboard.http.port";
  private static final String MANAGEMENT_PORT = "switchboard.management.port";

  /** Options for a gateway on free ports over {@code database}. */
  public static GatewayOptions on(TestDatabase database) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("switchboard.http.host", "127.0.0.1");
    values.put("switchboard.management.host", "127.0.0.1");
    values.put("switchboard.db.url", database.url());
    values.put("switchboard.db.user", database.user());
    values.put("switchboard.db.password", database.password());
    values.put("switchboard.admin.token", ADMIN_TOKEN);
    values.put("switchboard.master-key", MASTER_KEY);
    // Tests of refusals come from one address, and are many.
    values.put("switchboard.access.failures-per-address", "0");
    values.put("switchboard.access.failures-per-credential", "0");
    values.put("switchboard.egress.allow", "127.0.0.0/8");
    values.put("switchboard.egress.http", "true");
    return new GatewayOptions(values).onFreePorts();
  }

  /** Options for a gateway on free ports over an embedded database of its own. */
  public static GatewayOptions embedded() {
    return on(Databases.H2.fresh());
  }

  /** Options that own their map. */
  public GatewayOptions {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same options with one more, or with another value. */
  public GatewayOptions with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new GatewayOptions(more);
  }

  /** The same options for a second gateway beside the first. */
  public GatewayOptions onFreePorts() {
    return with(HTTP_PORT, freePort()).with(MANAGEMENT_PORT, freePort());
  }

  /**
   * The same options for a gateway over whose death, or whose database's, nobody waits long. A
   * pause of some seconds is no death yet, however busy the machine.
   */
  public GatewayOptions noticingSoon() {
    return with("switchboard.outbox.dead-after", "6s")
        .with("switchboard.outbox.beat-every", "600ms");
  }

  int httpPort() {
    return Integer.parseInt(values.get(HTTP_PORT));
  }

  int managementPort() {
    return Integer.parseInt(values.get(MANAGEMENT_PORT));
  }

  private static String freePort() {
    return String.valueOf(FreePorts.next());
  }
}
