package dev.switchboard.intake;

import dev.switchboard.event.Event;

/**
 * One item of a posted body.
 *
 * @param index its place in the body, from 0
 * @param event what it holds, or null when it is not an event this gateway takes
 * @param reason why {@code event} is null; else null
 */
public record IncomingEvent(int index, Event event, String reason) {

  /** Tells whether the item holds an event. */
  public boolean isKnown() {
    return event != null;
  }
}
