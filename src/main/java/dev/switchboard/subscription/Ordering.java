package dev.switchboard.subscription;

import java.util.Locale;

/** In which order a subscription's deliveries of one ordering key go out. */
public enum Ordering {
  /** As it comes; any number of one key at a time. */
  NONE,
  /**
   * On a node one of a key at a time, in the order of acceptance; what waits for its retry holds
   * nothing back.
   */
  BEST_EFFORT,
  /**
   * On all nodes one of a key at a time, in the order of acceptance; a failing one holds back its
   * key until it comes to its end.
   */
  STRICT;

  /** The name in rows and in the API: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The ordering with this wire name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Ordering named(String wireName) {
    for (Ordering ordering : values()) {
      if (ordering.wireName().equals(wireName)) {
        return ordering;
      }
    }
    throw new IllegalArgumentException("no ordering is named " + wireName);
  }
}
