package dev.switchboard.outbox;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Expiry;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.delivery.RedeliveryPolicy;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Signal;
import dev.switchboard.delivery.UnreadableEventException;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.delivery.Verdicts;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.ErrorSummary;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Takes deliveries from their lanes, has them attempted, and passes on what that means: to the
 * recorder for the row, to the lane for its pace. A worker that has finished an attempt goes on
 * with the next delivery itself, so a busy node hands over between threads only when it starts to
 * be busy.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private static final Set<Kind> NO_ANSWER =
      EnumSet.of(Kind.TIMEOUT, Kind.CONNECTION_ERROR, Kind.INTERNAL_ERROR);

  private final Lanes lanes;
  private final SubscriptionFeed feed;
  private final Dialects dialects;
  private final Verdicts verdicts;
  private final Recorder recorder;
  private final Figures figures;
  private final Streaks streaks;
  private final InstantSource clock;
  private volatile Running running;

  /**
   * @param streaks is told how attempts end, and disables subscriptions
   */
  Dispatcher(
      Lanes lanes,
      SubscriptionFeed feed,
      Dialects dialects,
      Verdicts verdicts,
      Recorder recorder,
      Figures figures,
      Streaks streaks,
      InstantSource clock) {
    this.lanes = lanes;
    this.feed = feed;
    this.dialects = dialects;
    this.verdicts = verdicts;
    this.recorder = recorder;
    this.figures = figures;
    this.streaks = streaks;
    this.clock = clock;
  }

  void resume(Attempter attempter, Executor workers) {
    running = new Running(attempter, workers);
    pump();
  }

  /** Starts no attempt from now on. */
  void pause() {
    running = null;
  }

  boolean isRunning() {
    return running != null;
  }

  /** Sets workers to whatever lanes have ready. */
  void pump() {
    Running now = running;
    if (now != null) {
      Delivery next;
      while ((next = lanes.take()) != null) {
        Delivery delivery = next;
        now.workers.execute(() -> work(now, delivery));
      }
    }
  }

  private void work(Running now, Delivery first) {
    Delivery delivery = first;
    while (delivery != null) {
      attempt(now, delivery);
      delivery = running == now ? lanes.take() : null;
      // The end of an attempt can make room for more than one; other workers take care of those.
      pump();
    }
  }

  private void attempt(Running now, Delivery delivery) {
    Signal signal = Signal.NONE;
    try {
      Subscription subscription = owedTo(delivery);
      if (subscription != null) {
        signal = attempted(now, delivery, subscription);
      }
    } catch (RuntimeException | Error e) {
      failedByUs(delivery, e);
    } finally {
      lanes.finish(delivery, signal, System.nanoTime());
    }
  }

  /** Whether a delivery is to be attempted; what becomes of one that is not, is recorded. */
  boolean needsAttempt(Delivery delivery) {
    return owedTo(delivery) != null;
  }

  /**
   * Where a delivery is to be attempted; null when it is not, and what becomes of it is recorded.
   */
  private Subscription owedTo(Delivery delivery) {
    try {
      if (delivery.event() == null) {
        throw new UnreadableEventException();
      }
      Subscription subscription = feed.find(delivery.subscription());
      Settlement without = withoutAttempt(delivery, subscription);
      if (without == null) {
        return subscription;
      }
      recorder.add(without);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isPassing(e)) {
        // Whether its subscription is gone cannot be told for now.
        recorder.add(Settlement.queued(delivery));
      } else {
        failedByUs(delivery, e);
      }
    }
    return null;
  }

  private Settlement withoutAttempt(Delivery delivery, Subscription subscription) {
    Instant now = clock.instant();
    if (subscription == null) {
      return Settlement.end(delivery, DeliveryState.CANCELLED, "subscription_deleted", now);
    }
    if (Expiry.isOver(delivery.event(), now)) {
      return Settlement.end(delivery, DeliveryState.DEAD, Expiry.REASON, now);
    }
    return subscription.enabled() ? null : Settlement.held(delivery);
  }

  private Signal attempted(Running now, Delivery delivery, Subscription subscription) {
    int number = delivery.attempts() + 1;
    Attempt attempt = new Attempt(delivery, subscription, number, clock.instant());
    Outcome outcome = now.attempter.attempt(attempt);
    if (running != now && NO_ANSWER.contains(outcome.kind())) {
      // Cut by this node, because it stops or has lost its standing: that is no attempt.
      recorder.add(Settlement.queued(delivery));
      return Signal.NONE;
    }
    Verdict verdict = judged(delivery, subscription, outcome);
    streaks.attempted(subscription, outcome, verdict, clock.instant());
    if (verdict.state() == DeliveryState.DELIVERED) {
      return Signal.SUCCESS;
    }
    if (verdict.slowsLane()) {
      return Signal.SLOW_DOWN;
    }
    return outcome.kind() == Kind.ANSWERED ? Signal.ANSWER : Signal.NONE;
  }

  /** An error of our own counts as a failed attempt, so that it comes to an end by policy. */
  private void failedByUs(Delivery delivery, Throwable error) {
    LOG.error(
        "delivery {} failed by an error of our own: {}", delivery.id(), ErrorSummary.of(error));
    LOG.debug("The error of our own: {}", ErrorSummary.trace(error));
    Outcome outcome = Outcome.failed(Kind.INTERNAL_ERROR, Duration.ZERO, error);
    judged(delivery, feed.remembered(delivery.subscription()), outcome);
  }

  private Verdict judged(Delivery delivery, Subscription subscription, Outcome outcome) {
    int number = delivery.attempts() + 1;
    Verdict verdict = verdicts.judge(outcome, number, policy(subscription));
    figures.attempted(verdict.state());
    recorder.add(Settlement.of(delivery, outcome, verdict, clock.instant()));
    if (verdict.state() != DeliveryState.DELIVERED) {
      // That a subscription fails is told once, by the streaks.
      boolean expected =
          verdict.state() == DeliveryState.PENDING && outcome.kind() != Kind.INTERNAL_ERROR;
      LOG.atLevel(expected ? Level.DEBUG : Level.INFO)
          .log(
              "tenant {} subscription {} delivery {}: attempt {} failed ({}), {}",
              subscription == null ? null : subscription.tenant(),
              delivery.subscription(),
              delivery.id(),
              number,
              outcome.kind() == Kind.ANSWERED ? outcome.status() : outcome.error(),
              verdict.delay() == null
                  ? "dead: " + verdict.reason()
                  : "again in " + verdict.delay());
    }
    return verdict;
  }

  /**
   * That of the subscription's family, or the gateway's own where that is not on board any more.
   */
  private RedeliveryPolicy policy(Subscription subscription) {
    try {
      if (subscription != null) {
        return dialects.named(subscription.dialect()).policyFor(subscription);
      }
    } catch (IllegalArgumentException unknown) {
      LOG.debug("subscription {} is of an unknown dialect", subscription.id(), unknown);
    }
    return dialects.all().get(0).policy();
  }

  private record Running(Attempter attempter, Executor workers) {}
}
