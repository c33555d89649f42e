package dev.switchboard.outbox;

import dev.switchboard.event.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Events of one request, to be committed together.
 *
 * @param done completes once they are committed, or with what went wrong
 */
record Submission(List<Event> events, CompletableFuture<List<Accepted>> done) {

  static Submission of(List<Event> events) {
    return new Submission(events, new CompletableFuture<>());
  }
}
