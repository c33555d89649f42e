package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Ordering;
import dev.switchboard.subscription.Preferences;
import dev.switchboard.subscription.Rate;
import java.util.Set;

/**
 * Reads what a caller chooses for a subscription. A member that is left out stays as it is, null
 * takes back what was chosen; so one reading serves creation and merge patch (RFC 7396).
 */
final class PreferenceReader {
  /** The members that are read here. */
  static final Set<String> MEMBERS = Set.of("ordering", "concurrency", "rate", "redelivery");

  private static final int FASTEST = 10_000;

  private final int ceiling;
  private final RedeliveryReader redelivery;

  /**
   * @param ceiling the most attempts in flight that any subscription may have
   * @param redelivery reads the choice about retries
   */
  PreferenceReader(int ceiling, RedeliveryReader redelivery) {
    this.ceiling = ceiling;
    this.redelivery = redelivery;
  }

  /**
   * What is chosen from now on.
   *
   * @param body an object that may have the {@link #MEMBERS}
   * @param now what has been chosen so far
   * @throws Refusal 422 for a choice that cannot be had
   */
  Preferences read(JsonNode body, Preferences now) {
    return new Preferences(
        body.has("ordering") ? ordering(body.path("ordering")) : now.ordering(),
        body.has("concurrency") ? concurrency(body.path("concurrency")) : now.concurrency(),
        body.has("rate") ? rate(body.path("rate"), now.rate()) : now.rate(),
        body.has("redelivery")
            ? redelivery.read(body.path("redelivery"), now.redelivery())
            : now.redelivery(),
        now.tls());
  }

  private static Ordering ordering(JsonNode node) {
    if (node.isNull()) {
      return Preferences.USUAL.ordering();
    }
    try {
      return Ordering.named(node.isTextual() ? node.textValue() : "");
    } catch (IllegalArgumentException unknown) {
      throw new Refusal(422, "ordering must be none, best_effort or strict");
    }
  }

  private Integer concurrency(JsonNode node) {
    return node.isNull() ? null : Numbers.whole(node, "concurrency", ceiling);
  }

  private static Rate rate(JsonNode node, Rate now) {
    if (node.isNull()) {
      return null;
    }
    Numbers.requireObject(node, "rate", Set.of("per_second", "burst"));
    double perSecond =
        now == null || node.has("per_second")
            ? perSecond(node.path("per_second"))
            : now.perSecond();
    if (now != null && !node.has("burst")) {
      return new Rate(perSecond, now.burst());
    }
    JsonNode burst = node.path("burst");
    return new Rate(
        perSecond,
        burst.isMissingNode() || burst.isNull()
            ? (int) Math.ceil(perSecond)
            : Numbers.whole(burst, "rate.burst", FASTEST));
  }

  private static double perSecond(JsonNode node) {
    // Less often than once a day says rather that the subscription should be disabled.
    double slowest = 1.0 / 86_400;
    if (!node.isNumber() || node.doubleValue() < slowest || node.doubleValue() > FASTEST) {
      throw new Refusal(
          422,
          "rate.per_second must be a number of attempts above 0 (one a day at the least) and up to "
              + FASTEST);
    }
    return node.doubleValue();
  }
}
