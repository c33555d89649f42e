package dev.switchboard.delivery;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a delivery stands. Pending and held ones are unfinished; the other three states are final.
 * A failed attempt that will be tried again is no move: the delivery stays pending.
 */
public enum DeliveryState {
  /** An attempt is due, now or later, or in flight. */
  PENDING,
  /** Waiting because its subscription is disabled. */
  HELD,
  /** The subscriber took it. */
  DELIVERED,
  /** A dead letter: its policy is spent, it expired, or it may not be tried again. */
  DEAD,
  /** Its subscription was deleted. */
  CANCELLED;

  /** The states a delivery may go to from this one. */
  public Set<DeliveryState> moves() {
    return switch (this) {
      case PENDING -> EnumSet.of(HELD, DELIVERED, DEAD, CANCELLED);
      case HELD -> EnumSet.of(PENDING, DELIVERED, DEAD, CANCELLED);
      case DELIVERED, DEAD, CANCELLED -> EnumSet.noneOf(DeliveryState.class);
    };
  }

  /**
   * Goes to another state.
   *
   * @return {@code next}
   * @throws IllegalStateException when no delivery may go there from here
   */
  public DeliveryState moveTo(DeliveryState next) {
    if (!moves().contains(next)) {
      throw new IllegalStateException(
          "a delivery that is " + wireName() + " cannot become " + next.wireName());
    }
    return next;
  }

  /** Tells whether nothing more happens to a delivery in this state. */
  public boolean isFinal() {
    return moves().isEmpty();
  }

  /** The name in rows and in answers of the API: lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state with this wire name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static DeliveryState named(String wireName) {
    for (DeliveryState state : values()) {
      if (state.wireName().equals(wireName)) {
        return state;
      }
    }
    throw new IllegalArgumentException("no delivery state is named " + wireName);
  }
}
