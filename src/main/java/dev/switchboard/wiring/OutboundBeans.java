package dev.switchboard.wiring;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.RetryAfter;
import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.DirectTargets;
import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.egress.PortRanges;
import dev.switchboard.outbound.BoundedExchange;
import dev.switchboard.outbound.BoundedLookup;
import dev.switchboard.outbound.Deadlines;
import dev.switchboard.outbound.EgressProxy;
import dev.switchboard.outbound.LateTls;
import dev.switchboard.outbound.NameLookup;
import dev.switchboard.outbound.OutcomeReader;
import dev.switchboard.outbound.PinningResolver;
import dev.switchboard.outbound.SubscriberClient;
import dev.switchboard.outbound.SubscriberConnections;
import dev.switchboard.outbound.SubscriberHeaders;
import dev.switchboard.outbound.SubscriberTls;
import dev.switchboard.outbound.TlsContexts;
import dev.switchboard.subscription.Subscription;
import dev.switchboard.subscription.SubscriptionIndex;
import dev.switchboard.subscription.TlsChoice;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.io.CloseMode;

/** What may be called, and the one HTTP client that calls. */
final class OutboundBeans {
  private OutboundBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    EgressPolicy policy =
        new EgressPolicy(
            settings.list("switchboard.egress.allow").stream().map(Cidr::parse).toList(),
            settings.flag("switchboard.egress.http"),
            PortRanges.parse(settings.list("switchboard.egress.ports")));
    Duration longest = settings.duration("switchboard.subscribers.longest-deadline");
    Deadlines deadlines = new Deadlines(System::nanoTime);
    BoundedLookup lookup =
        new BoundedLookup(
            InetAddress::getAllByName,
            settings.duration("switchboard.subscribers.lookup-timeout"),
            settings.integer("switchboard.subscribers.lookups"));
    PoolingHttpClientConnectionManager connections =
        new SubscriberConnections(
                Math.max(
                    settings.integer("switchboard.subscribers.connections"),
                    settings.integer("switchboard.outbox.attempts")),
                settings.duration("switchboard.subscribers.connect-timeout"),
                settings.duration("switchboard.subscribers.connection-life"))
            .open(
                new PinningResolver(policy, lookup),
                new SubscriberTls(
                    new LateTls(DefaultClientTlsStrategy::createDefault),
                    new TlsContexts(registry.lookupByNameAndType("secretBox", SecretBox.class))),
                sockets(settings, lookup));

    registry.bind("egressPolicy", policy);
    registry.bind("subscriberDeadlines", deadlines);
    registry.bind("subscriberConnections", connections);
    registry.bind(
        "subscriberClient",
        new SubscriberClient(
            new BoundedExchange(policy, deadlines, longest, id -> tls(registry, id)),
            ProductVersion.read(),
            settings.duration("switchboard.subscribers.connection-idle")));
    registry.bind(
        "subscriberHeaders",
        new SubscriberHeaders(settings.list("switchboard.subscribers.headers")));
    InstantSource clock = registry.lookupByNameAndType("clock", InstantSource.class);
    registry.bind("outcomeReader", new OutcomeReader(clock, RetryAfter::parse));

    context.addLifecycleStrategy(
        new ClosesLast(
            () -> {
              deadlines.close();
              connections.close(CloseMode.GRACEFUL);
              lookup.close();
            }));
  }

  private static Supplier<Socket> sockets(Settings settings, NameLookup lookup) {
    String proxy = settings.text("switchboard.egress.proxy");
    if (proxy.isEmpty()) {
      return Socket::new;
    }
    return EgressProxy.parse(
            proxy,
            settings.text("switchboard.egress.proxy-user"),
            settings.text("switchboard.egress.proxy-password"),
            DirectTargets.parse(settings.list("switchboard.egress.no-proxy")))
        .sockets(lookup);
  }

  /** Asked at each exchange that needs it, since the index is made after this room. */
  private static TlsChoice tls(Registry registry, UUID id) {
    Subscription subscription =
        registry.lookupByNameAndType("subscriptionIndex", SubscriptionIndex.class).byId(id);
    return subscription == null ? null : subscription.preferences().tls();
  }
}
