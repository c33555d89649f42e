package dev.switchboard.outbox;

import dev.switchboard.delivery.DeliveryState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must be, told by plain rules: what was promised, and what may become of it. */
final class Reference {

  /** How a subscription is, after the last change that is committed. */
  enum Standing {
    ENABLED,
    DISABLED,
    DELETED
  }

  /** An event owed to a subscription. */
  record Owed(UUID event, UUID subscription) {}

  private UUID strict;
  private final Map<UUID, Standing> standings = new HashMap<>();
  private final Set<Owed> promised = new HashSet<>();
  private final List<Set<Owed>> unanswered = new ArrayList<>();
  private final Set<Owed> gone = new HashSet<>();

  /** Says which subscription is delivered to in strict order. */
  void inStrictOrder(UUID subscription) {
    strict = subscription;
  }

  Standing standing(UUID subscription) {
    return standings.get(subscription);
  }

  /** How all subscriptions are. */
  Map<UUID, Standing> standings() {
    return Map.copyOf(standings);
  }

  /** A subscription was changed; one that is deleted stays so. */
  void stand(UUID subscription, Standing standing) {
    standings.merge(subscription, standing, (was, is) -> was == Standing.DELETED ? was : is);
  }

  /**
   * An event was taken in.
   *
   * @param wanting who wants it, if they are still there
   * @param acknowledged whether its producer was told
   */
  void accepted(UUID event, Set<UUID> wanting, boolean acknowledged) {
    Set<Owed> owed = new HashSet<>();
    for (UUID subscription : wanting) {
      if (standing(subscription) != Standing.DELETED) {
        owed.add(new Owed(event, subscription));
      }
    }
    if (acknowledged) {
      promised.addAll(owed);
    } else {
      unanswered.add(owed);
    }
  }

  /** A subscriber said that nobody will ever listen there again. */
  void saidGone(Owed owed) {
    gone.add(owed);
    stand(owed.subscription(), Standing.DISABLED);
  }

  /** What must have a row each. */
  Set<Owed> promised() {
    return promised;
  }

  /** Sets of which either all have a row each, or none has. */
  List<Set<Owed>> unanswered() {
    return unanswered;
  }

  /**
   * The states a delivery may be in once everybody has had time for everything.
   *
   * @param expired whether its event is no longer worth delivering
   */
  Set<DeliveryState> ends(Owed owed, boolean expired) {
    Set<DeliveryState> ends = EnumSet.of(DeliveryState.DELIVERED);
    switch (standing(owed.subscription())) {
      case DISABLED -> {
        ends.add(DeliveryState.HELD);
        if (owed.subscription().equals(strict)) {
          // Its first is held, the others stand in line behind that one.
          ends.add(DeliveryState.PENDING);
        }
      }
      case DELETED -> ends.add(DeliveryState.CANCELLED);
      case ENABLED -> {}
    }
    if (expired || gone.contains(owed)) {
      ends.add(DeliveryState.DEAD);
    }
    return ends;
  }
}
