package dev.switchboard.store;

import dev.switchboard.subscription.Portfolio;
import dev.switchboard.subscription.Sealed;
import dev.switchboard.subscription.Subscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Turns rows that join subscriptions with account-wide secrets into both. They come by one
 * statement, so that a list shows them as they were at one time.
 */
public final class PortfolioRows {

  /** What is in rows of which each has a subscription or none, and a secret or none. */
  public Portfolio read(List<Map<String, Object>> rows) {
    Map<UUID, Subscription> subscriptions = new LinkedHashMap<>();
    Map<String, Sealed> settings = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      UUID id = (UUID) row.get("id");
      if (id != null && !subscriptions.containsKey(id)) {
        subscriptions.put(id, SubscriptionRows.read(row));
      }
      String setting = (String) row.get("setting_name");
      if (setting != null) {
        settings.put(setting, new Sealed((byte[]) row.get("setting_sealed")));
      }
    }
    return new Portfolio(List.copyOf(subscriptions.values()), settings);
  }
}
