package dev.switchboard.outbox;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.Outcome;

/** Makes an attempt, on the calling thread. */
@FunctionalInterface
public interface Attempter {

  /** POSTs a delivery and tells how that ended; whatever goes wrong is an outcome. */
  Outcome attempt(Attempt attempt);
}
