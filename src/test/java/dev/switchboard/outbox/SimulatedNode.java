package dev.switchboard.outbox;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.event.Event;
import dev.switchboard.store.SubscriptionStore;
import dev.switchboard.store.Transactions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;

/**
 * One incarnation, made of the outbox's own parts, but without threads and timers of its own: it
 * does what it is told, one thing after the other.
 */
final class SimulatedNode {
  /** Hears of every attempt that was not cut. */
  @FunctionalInterface
  interface OnAttempt {
    /** An incarnation made an attempt, which was answered so. */
    void made(UUID incarnation, Attempt attempt, int status);
  }

  private final UUID incarnation;
  private final SimulatedParts parts;
  private final Queue<Runnable> inFlight = new ArrayDeque<>();
  private final OnAttempt onAttempt;
  private Outcome next;

  /**
   * Starts one.
   *
   * @param time what moves both clocks
   * @param onAttempt hears of its attempts, before their outcomes count
   */
  SimulatedNode(
      Transactions transactions,
      MovedTime time,
      UUID incarnation,
      CountedIds ids,
      OnAttempt onAttempt) {
    this.incarnation = incarnation;
    this.onAttempt = onAttempt;
    parts = new SimulatedParts(transactions, time, incarnation, ids);
    parts.membership.enter();
    parts.recovery.refreshSubscriptions();
    parts.recovery.findQueued();
    resume();
  }

  UUID incarnation() {
    return incarnation;
  }

  Recovery recovery() {
    return parts.recovery;
  }

  /** Changes subscriptions, as its API does. */
  SubscriptionStore subscriptions() {
    return parts.subscriptions;
  }

  /** Takes one event in; whether its producer is told so, the answer says. */
  boolean accept(Event event) {
    Submission submission = Submission.of(List.of(event));
    CommitQueue queue = new CommitQueue(Duration.ZERO);
    queue.add(submission);
    queue.close();
    new Committer(queue, parts.writer, parts.watch, parts.dispatcher::pump).run();
    return !submission.done().isCompletedExceptionally();
  }

  /** Ends one attempt; false when none is in flight. */
  boolean endAttempt(Outcome outcome) {
    Runnable work = inFlight.poll();
    if (work == null) {
      return false;
    }
    next = outcome;
    // A worker that has ended an attempt goes on with the next; here each one is a step.
    parts.dispatcher.pause();
    work.run();
    resume();
    return true;
  }

  void record() {
    parts.recorder.stop();
    parts.recorder.run();
  }

  void claim() {
    parts.claimer.claim();
  }

  void moveStrictLines() {
    parts.strict.advance();
  }

  void lookAfterStrictLines() {
    parts.strict.lookAfter();
  }

  /** One turn of each timer but the beat's. */
  void doWhatTimersDo() {
    parts.recovery.releaseHeld();
    parts.recovery.expireHeld();
    parts.recovery.findQueued();
    parts.recovery.freeOrphans();
    parts.strict.lookAfter();
    parts.strict.advance();
    parts.claimer.claim();
  }

  /** As {@link Outbox} does every two seconds. */
  void beat() {
    parts.membership.beat(
        () -> {
          cutAll();
          parts.lanes.drain().forEach(delivery -> parts.leases.remove(delivery.id()));
        });
    parts.membership.observe();
    resume();
  }

  /** As {@link Outbox} does twice a second. */
  void watchStanding() {
    if (!parts.membership.isSure()) {
      cutAll();
    }
  }

  private void cutAll() {
    parts.dispatcher.pause();
    next = Outcome.failed(Outcome.Kind.CONNECTION_ERROR, Duration.ZERO, new Exception("cut"));
    while (!inFlight.isEmpty()) {
      inFlight.poll().run();
    }
  }

  private void resume() {
    if (parts.membership.isSure()) {
      parts.dispatcher.resume(this::attempt, inFlight::add);
    }
  }

  private Outcome attempt(Attempt attempt) {
    if (next.kind() == Outcome.Kind.ANSWERED) {
      onAttempt.made(incarnation, attempt, next.status());
    }
    return next;
  }
}
