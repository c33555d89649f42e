package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.subscription.TlsChoice;
import dev.switchboard.testing.Patience;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;

/** A gateway's way out, and nothing else: the HTTP component with the shipped configuration. */
final class Sender implements AutoCloseable {
  /** Where nothing is to be cut off. */
  private static final Duration DEADLINE = Patience.USUAL;

  private static final String PREFIX = "camel.component.http.";

  final PoolingHttpClientConnectionManager connections;
  final SecretBox box = new SecretBox(new byte[32], new SecureRandom());
  final Map<UUID, TlsChoice> chosen = new ConcurrentHashMap<>();
  final Deadlines deadlines = new Deadlines(System::nanoTime);
  private final CamelContext context = new DefaultCamelContext();
  private final OutcomeReader outcomes =
      new OutcomeReader(
          InstantSource.system(), (field, now) -> Duration.ofSeconds(Long.parseLong(field)));

  Sender(EgressPolicy policy, NameLookup lookup, TlsSocketStrategy tls) {
    this(policy, lookup, tls, Socket::new);
  }

  Sender(EgressPolicy policy, NameLookup lookup, TlsSocketStrategy tls, Supplier<Socket> sockets) {
    this(policy, lookup, tls, sockets, DEADLINE);
  }

  private Sender(
      EgressPolicy policy,
      NameLookup lookup,
      TlsSocketStrategy tls,
      Supplier<Socket> sockets,
      Duration connectTimeout) {
    connections =
        new SubscriberConnections(32, connectTimeout, Duration.ofMinutes(1))
            .open(
                new PinningResolver(policy, lookup),
                new SubscriberTls(tls, new TlsContexts(box)),
                sockets);
    try {
      start(policy);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reaches 127.0.0.1, by plain http also. */
  static Sender local() {
    return allowing("127.0.0.1", InetAddress::getAllByName);
  }

  /** The same, with little time for connecting and for each step of the TLS handshake. */
  static Sender connectingWithin(Duration time) {
    return new Sender(
        new EgressPolicy(List.of(Cidr.parse("127.0.0.1")), true),
        InetAddress::getAllByName,
        DefaultClientTlsStrategy.createDefault(),
        Socket::new,
        time);
  }

  static Sender allowing(String range, NameLookup lookup) {
    return new Sender(
        new EgressPolicy(List.of(Cidr.parse(range)), true),
        lookup,
        DefaultClientTlsStrategy.createDefault());
  }

  private void start(EgressPolicy policy) throws Exception {
    BoundedExchange exchange = new BoundedExchange(policy, deadlines, DEADLINE, chosen::get);
    context.getRegistry().bind("subscriberConnections", connections);
    context
        .getRegistry()
        .bind("subscriberClient", new SubscriberClient(exchange, "1.2.3", DEADLINE));
    context
        .getRegistry()
        .bind("subscriberHeaders", new SubscriberHeaders(List.of("sb-signing-secret")));
    PropertyBindingSupport.build()
        .withCamelContext(context)
        .withTarget(context.getComponent("http"))
        .withProperties(shipped())
        .withConfigurer(context.getComponent("http").getComponentPropertyConfigurer())
        .bind();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:attempt")
                .to("http:subscriber?httpMethod=POST&throwExceptionOnFailure=false");
          }
        });
    context.start();
  }

  private static Map<String, Object> shipped() throws IOException {
    Properties all = new Properties();
    try (Reader file = Files.newBufferedReader(Path.of("config/application.properties"))) {
      all.load(file);
    }
    Map<String, Object> shipped = new HashMap<>();
    for (String key : all.stringPropertyNames()) {
      if (key.startsWith(PREFIX)) {
        shipped.put(key.substring(PREFIX.length()), all.getProperty(key));
      }
    }
    return shipped;
  }

  Outcome post(String url) {
    return post(url, DEADLINE, "{}".getBytes(), Map.of());
  }

  /** Posts for a subscription with a choice of its own about TLS. */
  Outcome post(String url, UUID subscription) {
    return post(
        url, DEADLINE, "{}".getBytes(), Map.of(BoundedExchange.TLS_OF, subscription.toString()));
  }

  Outcome post(String url, Duration deadline) {
    return post(url, deadline, "{}".getBytes(), Map.of());
  }

  Outcome post(String url, Duration deadline, byte[] body, Map<String, Object> headers) {
    ExchangeBuilder attempt =
        ExchangeBuilder.anExchange(context)
            .withBody(body)
            .withHeader(Exchange.HTTP_URI, url)
            .withHeader(Exchange.CONTENT_TYPE, "application/json")
            .withHeader(BoundedExchange.DEADLINE_MILLIS, deadline.toMillis());
    headers.forEach(attempt::withHeader);
    return send(attempt.build());
  }

  Outcome send(Exchange attempt) {
    long start = System.nanoTime();
    Exchange done =
        context.createFluentProducerTemplate().withExchange(attempt).to("direct:attempt").send();
    return outcomes.read(done, Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * No exchange is under way and no connection is held. It is waited for: whoever cuts an exchange
   * gives its connection back on a thread of its own, at times after the outcome is known.
   */
  void assertThatNothingIsLeft() {
    await()
        .untilAsserted(
            () -> {
              assertThat(deadlines.inFlight()).isZero();
              assertThat(connections.getTotalStats().getLeased()).isZero();
            });
  }

  CamelContext context() {
    return context;
  }

  @Override
  public void close() {
    context.stop();
    deadlines.close();
    connections.close();
  }
}
