package dev.switchboard.subscription;

import java.util.List;
import java.util.Map;

/**
 * What one tenant has registered through one dialect: its subscriptions in the family's order, and
 * the account-wide secrets the family keeps beside them (sealed, by name).
 */
public record Portfolio(List<Subscription> subscriptions, Map<String, Sealed> settings) {

  /** A portfolio that owns its own copies. */
  public Portfolio {
    subscriptions = List.copyOf(subscriptions);
    settings = Map.copyOf(settings);
  }

  /** Subscriptions without account-wide secrets. */
  public static Portfolio of(List<Subscription> subscriptions) {
    return new Portfolio(subscriptions, Map.of());
  }
}
