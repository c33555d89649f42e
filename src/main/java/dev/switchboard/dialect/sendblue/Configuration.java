package dev.switchboard.dialect.sendblue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An account's webhook configuration, opened: six lists in which a URL stands once, and the two
 * account-wide secrets (null when unset). Every change makes a new one.
 */
final class Configuration {
  /** Nothing registered, no secrets. */
  static final Configuration EMPTY = new Configuration(Map.of(), null, null);

  private final Map<WebhookType, Map<String, Entry>> lists;
  private final String globalSecret;
  private final String legacySecret;

  private Configuration(
      Map<WebhookType, Map<String, Entry>> lists, String globalSecret, String legacySecret) {
    this.lists = lists;
    this.globalSecret = globalSecret;
    this.legacySecret = legacySecret;
  }

  /** The entries of one list, in order. */
  List<Entry> entries(WebhookType type) {
    return List.copyOf(lists.getOrDefault(type, Map.of()).values());
  }

  /** The secret for entries without one of their own, or null. */
  String globalSecret() {
    return globalSecret;
  }

  /**
   * The older account-wide secret, used when neither the entry nor the account has one, or null.
   */
  String legacySecret() {
    return legacySecret;
  }

  /** What deliveries to {@code entry} carry: its own secret, else the account's, or null. */
  String effectiveSecret(Entry entry) {
    if (entry.hasSecret()) {
      return entry.secret();
    }
    return globalSecret != null ? globalSecret : legacySecret;
  }

  /** With further entries at the end of a list; one whose URL is there already changes in place. */
  Configuration with(WebhookType type, Collection<Entry> added) {
    Map<String, Entry> list = new LinkedHashMap<>(lists.getOrDefault(type, Map.of()));
    added.forEach(entry -> list.merge(entry.url(), entry, (earlier, later) -> later.over(earlier)));
    return replacing(type, list);
  }

  /** Without the entries of a list that have one of these URLs. */
  Configuration without(WebhookType type, Set<String> urls) {
    Map<String, Entry> list = new LinkedHashMap<>(lists.getOrDefault(type, Map.of()));
    list.keySet().removeAll(new ArrayList<>(urls));
    return replacing(type, list);
  }

  /**
   * With these account-wide secrets; null or empty for none.
   *
   * @param global for entries without one of their own
   * @param legacy used when there is no global one
   */
  Configuration withSecrets(String global, String legacy) {
    return new Configuration(lists, emptyToNull(global), emptyToNull(legacy));
  }

  private Configuration replacing(WebhookType type, Map<String, Entry> list) {
    Map<WebhookType, Map<String, Entry>> copy = new EnumMap<>(WebhookType.class);
    copy.putAll(lists);
    copy.put(type, list);
    return new Configuration(copy, globalSecret, legacySecret);
  }

  private static String emptyToNull(String secret) {
    return secret == null || secret.isEmpty() ? null : secret;
  }
}
