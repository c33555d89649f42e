package dev.switchboard.dialect;

import dev.switchboard.access.SecretBox;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.event.Event;
import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Subscription;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What tests of dialects are made with. */
public final class Bench {
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  public static final RedeliveryPolicy POLICY =
      new RedeliveryPolicy(List.of(Duration.ofSeconds(5)), 0.2, Duration.ofSeconds(30), false);
  public static final SecretBox BOX = new SecretBox(new byte[32], new SecureRandom());

  private Bench() {}

  /** A factory with ids 1, 2, 3 and so on. */
  public static SubscriptionFactory factory() {
    AtomicLong last = new AtomicLong();
    return new SubscriptionFactory(
        () -> new UUID(1, last.incrementAndGet()),
        () -> NOW,
        BOX,
        () -> "whsec_" + last.incrementAndGet());
  }

  /** A check that refuses URLs holding the word {@code forbidden}, or no scheme. */
  public static void checkUrl(String url) {
    if (url.contains("forbidden") || !url.startsWith("http")) {
      throw new IllegalArgumentException("the host is not allowed");
    }
  }

  /** An event with that payload. */
  public static Event event(String type, String payload) {
    return new Event(
        new UUID(2, 1),
        PlainRequest.TENANT,
        "test",
        type,
        null,
        payload.getBytes(StandardCharsets.UTF_8),
        NOW,
        NOW,
        null);
  }

  /** The same portfolio with every subscription disabled. */
  public static Portfolio disabled(Portfolio portfolio) {
    List<Subscription> disabled = new ArrayList<>();
    for (Subscription s : portfolio.subscriptions()) {
      disabled.add(
          new Subscription(
              s.id(),
              s.tenant(),
              s.dialect(),
              s.kind(),
              s.number(),
              s.position(),
              s.url(),
              s.sources(),
              s.types(),
              s.signingKeys(),
              s.dialectSecret(),
              s.detail(),
              s.description(),
              s.preferences(),
              false,
              "gone",
              s.createdAt()));
    }
    return new Portfolio(disabled, portfolio.settings());
  }
}
