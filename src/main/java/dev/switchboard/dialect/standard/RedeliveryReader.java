package dev.switchboard.dialect.standard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.subscription.Redelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a caller chooses about retries; times are numbers of seconds. */
final class RedeliveryReader {
  private static final Set<String> MEMBERS =
      Set.of("delays", "jitter", "deadline", "client_errors_final");
  private static final int MOST_DELAYS = 20;
  private static final Duration LONGEST_DELAY = Duration.ofDays(7);

  private final Duration longestDeadline;

  /**
   * @param longestDeadline how long one exchange may take at most
   */
  RedeliveryReader(Duration longestDeadline) {
    this.longestDeadline = longestDeadline;
  }

  /**
   * What is chosen from now on.
   *
   * @param now what has been chosen so far
   * @throws Refusal 422 for a choice that cannot be had
   */
  Redelivery read(JsonNode node, Redelivery now) {
    if (node.isNull()) {
      return Redelivery.USUAL;
    }
    Numbers.requireObject(node, "redelivery", MEMBERS);
    return new Redelivery(
        node.has("delays") ? delays(node.path("delays")) : now.delays(),
        node.has("jitter") ? jitter(node.path("jitter")) : now.jitter(),
        node.has("deadline") ? deadline(node.path("deadline")) : now.deadline(),
        node.has("client_errors_final")
            ? clientErrorsFinal(node.path("client_errors_final"))
            : now.clientErrorsFinal());
  }

  private static List<Duration> delays(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    List<Duration> delays = new ArrayList<>();
    for (JsonNode delay : node) {
      delays.add(Numbers.seconds(delay));
    }
    boolean each =
        delays.stream().allMatch(delay -> Numbers.isIn(delay, Duration.ZERO, LONGEST_DELAY));
    if (!node.isArray() || delays.size() > MOST_DELAYS || !each) {
      throw new Refusal(
          422,
          "redelivery.delays must be an array of at most "
              + MOST_DELAYS
              + " numbers of seconds, each from 0 to "
              + LONGEST_DELAY.toSeconds());
    }
    return delays;
  }

  private static Double jitter(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (!node.isNumber() || node.doubleValue() < 0 || node.doubleValue() > 1) {
      throw new Refusal(422, "redelivery.jitter must be a number from 0 to 1");
    }
    return node.doubleValue();
  }

  private Duration deadline(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    Duration deadline = Numbers.seconds(node);
    if (!Numbers.isIn(deadline, Duration.ofSeconds(1), longestDeadline)) {
      throw new Refusal(
          422,
          "redelivery.deadline must be a number of seconds from 1 to "
              + Numbers.shown(longestDeadline));
    }
    return deadline;
  }

  private static Boolean clientErrorsFinal(JsonNode node) {
    if (!node.isNull() && !node.isBoolean()) {
      throw new Refusal(422, "redelivery.client_errors_final must be true or false");
    }
    return node.isNull() ? null : (Boolean) node.booleanValue();
  }
}
