package dev.switchboard.wiring;

import com.zaxxer.hikari.HikariDataSource;
import dev.switchboard.access.IssuedCredential;
import dev.switchboard.access.SecretBox;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.SubscriptionFactory;
import dev.switchboard.event.Ids;
import dev.switchboard.gate.Authenticator;
import dev.switchboard.gate.Throttle;
import dev.switchboard.store.ChangeSignal;
import dev.switchboard.store.CredentialChanges;
import dev.switchboard.store.CredentialStore;
import dev.switchboard.store.Database;
import dev.switchboard.store.Statements;
import dev.switchboard.store.SubscriptionRows;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.TenantStore;
import dev.switchboard.store.Transactions;
import dev.switchboard.tenancy.SubscriptionLimit;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The product's own route files over its own stores on an embedded database, without a server: what
 * the gate would read from HTTP, a test hands in as the body.
 */
final class RoutesUnderTest implements AutoCloseable {
  static final UUID TENANT = new UUID(0, 7);

  final CamelContext context = new DefaultCamelContext();
  final CredentialStore credentials;
  private final CredentialChanges changes;
  private final HikariDataSource source;

  RoutesUnderTest() {
    Database database =
        new Database(
            new Database.Access(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";NON_KEYWORDS=VALUE", "sa", ""));
    source = database.pool("routes-under-test", 4, Duration.ofSeconds(5));
    database.migrate(source);
    Transactions transactions = new Transactions(source, new Statements(database.vendor()), false);
    Settings settings = new Settings(context);
    context.getPropertiesComponent().setLocation("file:config/application.properties");
    CoreBeans.bind(context, settings);
    Registry registry = context.getRegistry();
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    Ids ids = registry.lookupByNameAndType("ids", Ids.class);
    credentials = new CredentialStore(transactions, ids, clock);
    registry.bind("credentials", credentials);
    registry.bind("source", DataSource.class, source);
    registry.bind("subscriptions", new SubscriptionStore(transactions, clock, new ChangeSignal()));
    registry.bind("subscriptionRows", new SubscriptionRows());
    registry.bind("subscriptionLimit", new SubscriptionLimit(transactions, 1_000));
    TenantStore tenants = new TenantStore(transactions, credentials, clock, new ChangeSignal());
    tenants.create(TENANT, "acme", clock.instant(), List.of());
    changes = new CredentialChanges(transactions, credentials, clock);
    registry.bind(
        "authenticator",
        new Authenticator(
            credentials::find,
            clock,
            System::nanoTime,
            new Throttle(0, 0, Duration.ofMinutes(1), System::nanoTime)));
    SecretBox box = new SecretBox(new byte[32], new SecureRandom());
    registry.bind(
        "subscriptionFactory", new SubscriptionFactory(ids, clock, box, () -> "whsec_test"));
    registry.bind("gate", new Gate());
    registry.bind("errorAnswers", new Unanswered());
    registry.bind("rest-consumer", RestConsumerFactory.class, new NoRestConsumers());
    OmicallBeans.bind(context, settings, url -> {});
    SigmaBeans.bind(context, settings, url -> {});
  }

  RoutesUnderTest start(String... files) throws Exception {
    context.getRestConfiguration().setInlineRoutes(false);
    context.getRestConfiguration().setComponent("rest-consumer");
    for (String file : files) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              ResourceHelper.resolveResource(
                  context, "file:" + Path.of("routes", file).toAbsolutePath()));
    }
    context.start();
    return this;
  }

  /** Keeps a credential of the tenant. */
  void keep(IssuedCredential credential) {
    changes.create(TENANT, "test", credential, Integer.MAX_VALUE).orElseThrow();
  }

  /** The answer to a request as JSON text; throws what the route ended with. */
  String answer(String endpoint, ApiRequest request) {
    return context.createProducerTemplate().requestBody(endpoint, request, String.class);
  }

  @Override
  public void close() {
    context.stop();
    source.close();
  }

  /** Stands where errors are answered; here they end the route. */
  public static final class Unanswered {
    public void refusal(Exchange exchange) {
      throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, RuntimeException.class);
    }

    public void database(Exchange exchange) {
      refusal(exchange);
    }
  }

  /** Stands where the gate does; whoever asks is admitted. */
  public static final class Gate {
    public void admitWithoutBody(String dialect, Exchange exchange) {
      admit(dialect, exchange);
    }

    public void admit(String dialect, Exchange exchange) {
      exchange.setProperty("caller", exchange.getMessage().getBody(ApiRequest.class).caller());
    }

    public void admitReader(String dialect, Exchange exchange) {
      admit(dialect, exchange);
    }

    public void read(Exchange exchange) {
      exchange.removeProperty("caller");
    }
  }

  private static final class NoRestConsumers implements RestConsumerFactory {
    @Override
    public Consumer createConsumer(
        CamelContext context,
        Processor processor,
        String verb,
        String basePath,
        String uriTemplate,
        String consumes,
        String produces,
        RestConfiguration configuration,
        Map<String, Object> parameters) {
      return new DefaultConsumer(
          context.getEndpoint("mock:" + verb + basePath + uriTemplate), processor);
    }
  }
}
