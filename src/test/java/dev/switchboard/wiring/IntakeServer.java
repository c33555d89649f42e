package dev.switchboard.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.access.Caller;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.PresentedCredential;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Scope;
import dev.switchboard.access.Tokens;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.ErrorAnswer;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.event.Recognition;
import dev.switchboard.store.TenantStore;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.testing.FreePorts;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The gate and the intake over real HTTP and a real database, with a plain dialect for every family
 * and an outbox that only remembers what it was given.
 */
public final class IntakeServer implements AutoCloseable {
  /** A producer's token, and the administrator's. */
  public static final String TOKEN = "producer-token";

  public static final String ADMIN = "administrator-token";

  private final Main main = new Main();
  private final RememberingOutbox outbox = new RememberingOutbox();
  private final int port;

  /** Starts, with options that differ from the defaults. */
  public IntakeServer(Map<String, String> options) throws Exception {
    port = FreePorts.next();
    main.setPropertyPlaceholderLocations("file:config/application.properties");
    main.addOverrideProperty("switchboard.http.host", "127.0.0.1");
    main.addOverrideProperty("switchboard.http.port", Integer.toString(port));
    main.addOverrideProperty(
        "switchboard.db.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";NON_KEYWORDS=VALUE");
    main.addOverrideProperty("switchboard.db.h2.sync", "false");
    main.addOverrideProperty("switchboard.admin.token", ADMIN);
    main.addOverrideProperty("switchboard.access.failures-per-address", "0");
    main.addOverrideProperty("switchboard.master-key", "A".repeat(43) + "=");
    main.addOverrideProperty(
        "camel.main.routesIncludePattern",
        "file:routes/events.camel.yaml,file:routes/errors.camel.yaml");
    options.forEach(main::addOverrideProperty);
    main.configure()
        .addConfiguration(
            new CamelConfiguration() {
              @Override
              public void configure(CamelContext context) {
                wire(context);
              }
            });
    main.configure().addRoutesBuilder(new ManagementRoutes());
    main.start();
  }

  private void wire(CamelContext context) {
    Settings settings = new Settings(context);
    CoreBeans.bind(context, settings);
    StoreBeans.bind(context, settings);
    OutboundBeans.bind(context, settings);
    context
        .getRegistry()
        .bind(
            "dialects",
            new Dialects(
                new PlainDialect("native", List.of()),
                List.of(
                    new PlainDialect("omicall", List.of("/api/auth")),
                    new PlainDialect("sendblue", List.of()),
                    new PlainDialect("sigma", List.of("/v1/webhook")))));
    GateBeans.bind(context, settings);
    DoorBeans.bind(context, settings);
    ServerBeans.bind(context, settings);
    IntakeBeans.bind(context, settings);
    context.addComponent("outbox", outbox.component());
    context.getRegistry().lookupByNameAndType("databaseStart", DatabaseStart.class).await();
    addTenant(context, TOKEN, null);
  }

  /** Makes a tenant that identifies itself with {@code token}. */
  public void addTenant(String token, Instant expiresAt) {
    addTenant(main.getCamelContext(), token, expiresAt);
  }

  private static void addTenant(CamelContext context, String token, Instant expiresAt) {
    Ids ids = context.getRegistry().lookupByNameAndType("ids", Ids.class);
    context
        .getRegistry()
        .lookupByNameAndType("tenants", TenantStore.class)
        .create(
            ids.next(),
            "acme",
            Instant.now(),
            List.of(
                new IssuedCredential(
                    "token",
                    Tokens.lookup(token),
                    null,
                    Set.of(Scope.MANAGE, Scope.PUBLISH),
                    expiresAt)));
  }

  /** What was accepted, and what makes it fail. */
  public RememberingOutbox outbox() {
    return outbox;
  }

  public int port() {
    return port;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    main.stop();
  }

  /** Routes as the APIs have them: what they were given comes back as the answer. */
  private static final class ManagementRoutes extends RouteBuilder {
    @Override
    public void configure() {
      from("platform-http:/v1/webhook/{id}?httpMethodRestrict=PUT,DELETE")
          .routeConfigurationId("api-errors")
          .to("bean:gate?method=admit('native')")
          .process(exchange -> show(exchange.getMessage().getBody(ApiRequest.class), exchange));
      from("platform-http:/v1/tenants?httpMethodRestrict=POST")
          .routeConfigurationId("api-errors")
          .to("bean:gate?method=admitAdmin")
          .process(exchange -> show(exchange.getMessage().getBody(ApiRequest.class), exchange));
      from("platform-http:/v1/broken?httpMethodRestrict=GET")
          .routeConfigurationId("api-errors")
          .process(
              exchange -> {
                throw new IllegalStateException("secret detail");
              });
      from("platform-http:/v1/away?httpMethodRestrict=GET")
          .routeConfigurationId("api-errors")
          .process(
              exchange -> {
                throw new IllegalStateException(new java.sql.SQLException("secret", "08006"));
              });
    }

    private static void show(ApiRequest request, org.apache.camel.Exchange exchange) {
      exchange
          .getMessage()
          .setBody(
              request.body()
                  + "|"
                  + request.pathParameters()
                  + "|"
                  + request.query("q")
                  + "|"
                  + exchange.getMessage().getHeaders().keySet().stream()
                      .filter(name -> !name.startsWith("Camel"))
                      .toList()
                  + "|"
                  + (exchange.getProperty("caller", Caller.class).isAdmin() ? "admin" : "tenant"));
    }
  }

  /** Takes an object with a type as an event of that type. */
  private record PlainDialect(String name, List<String> pathPrefixes) implements Dialect {
    @Override
    public Issue issue(Tokens tokens) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<PresentedCredential> presented(RequestView request) {
      String authorization = request.header("Authorization");
      return authorization == null || !authorization.startsWith("Bearer ")
          ? Optional.empty()
          : Optional.of(
              new PresentedCredential("token", Tokens.lookup(authorization.substring(7)), null));
    }

    @Override
    public boolean takesForms() {
      return name.equals("sigma");
    }

    @Override
    public ErrorAnswer error(int status, String message) {
      return new ErrorAnswer(
          status, "application/json", "{\"%s\":%d,\"m\":\"%s\"}".formatted(name, status, message));
    }

    @Override
    public Recognition recognise(JsonNode document, RequestView request) {
      return document.path("type").isTextual()
          ? Recognition.of(document.path("type").asText(), document.path("key").asText(null), null)
          : Recognition.unknown("no type");
    }

    @Override
    public byte[] body(Subscription subscription, Event event, int attempt) {
      return event.payload();
    }

    @Override
    public Map<String, String> headers(Subscription subscription) {
      return Map.of();
    }

    @Override
    public RedeliveryPolicy policy() {
      throw new UnsupportedOperationException();
    }
  }
}
