package dev.switchboard.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints what each subscriber received, and judges it. */
final class Account {
  private static final String INDENT = " ".repeat(12);
  private static final int LONGEST_BODY = 140;
  private static final Set<String> TRANSPORT = Set.of("connection", "content-length", "host");

  private final PrintStream out;
  private final Map<String, Posted> posted;
  private final Map<String, String> secrets;

  /**
   * @param posted what the gateway accepted, by event id
   * @param secrets what deliveries are signed with, by URL
   */
  Account(PrintStream out, Map<String, Posted> posted, Map<String, String> secrets) {
    this.out = out;
    this.posted = posted;
    this.secrets = secrets;
  }

  /** Tells whether this is what the subscriber was owed, each correctly signed. */
  boolean of(Subscriber subscriber, List<Arrival> arrivals) {
    out.printf("%nThe %s subscriber, %s%n", subscriber.name(), subscriber.url());
    Map<String, Integer> attempts = new HashMap<>();
    List<String> missing = new ArrayList<>(subscriber.wanted());
    boolean right = true;
    for (Arrival arrival : arrivals) {
      Posted event = posted.getOrDefault(arrival.event(), new Posted("unknown", arrival.at()));
      boolean signed = SignatureCheck.passes(arrival, secrets.get(subscriber.url()));
      right &= subscriber.isPromised(arrival);
      print(arrival, event, attempts.merge(arrival.event(), 1, Integer::sum), signed);
      right &= signed;
      right &= !arrival.isAccepted() || missing.remove(event.type());
    }
    if (!missing.isEmpty()) {
      out.println("  MISSING: " + missing);
    }
    return right && missing.isEmpty();
  }

  private void print(Arrival arrival, Posted event, int attempt, boolean signed) {
    out.printf(
        "  %5d ms  %-16s attempt %d, answered %d, signature %s%n",
        Duration.between(event.at(), arrival.at()).toMillis(),
        event.type(),
        attempt,
        arrival.answered(),
        signed ? "verified" : "WRONG");
    if (arrival.isAccepted()) {
      arrival.headers().forEach(this::printHeader);
      String body = arrival.text();
      boolean isLong = body.length() > LONGEST_BODY;
      out.println(INDENT + (isLong ? body.substring(0, LONGEST_BODY) + "…" : body));
    }
  }

  private void printHeader(String name, String value) {
    if (!TRANSPORT.contains(name.toLowerCase(Locale.ROOT))) {
      out.println(INDENT + name.toLowerCase(Locale.ROOT) + ": " + value);
    }
  }
}
