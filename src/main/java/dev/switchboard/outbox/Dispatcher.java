package dev.switchboard.outbox;

import dev.switchboard.delivery.Attempt;
import dev.switchboard.delivery.Delivery;
import dev.switchboard.delivery.DeliveryState;
import dev.switchboard.delivery.Expiry;
import dev.switchboard.delivery.Lanes;
import dev.switchboard.delivery.Outcome;
import dev.switchboard.delivery.Outcome.Kind;
import dev.switchboard.delivery.Settlement;
import dev.switchboard.delivery.Signal;
import dev.switchboard.delivery.Verdict;
import dev.switchboard.delivery.Verdicts;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.store.DatabaseTrouble;
import dev.switchboard.store.SubscriptionFeed;
import dev.switchboard.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes deliveries from their lanes, has them attempted, and passes on what that means: to the
 * recorder for the row, to the lane for its pace. A worker that has finished an attempt goes on
 * with the next delivery itself, so a busy node hands over between threads only when it starts to
 * be busy.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Lanes lanes;
  private final SubscriptionFeed feed;
  private final Dialects dialects;
  private final Verdicts verdicts;
  private final Recorder recorder;
  private final Figures figures;
  private final BiConsumer<UUID, String> disable;
  private final InstantSource clock;
  private volatile Running running;

  /**
   * @param disable called with a subscription's id and the reason why it is to be disabled
   */
  Dispatcher(
      Lanes lanes,
      SubscriptionFeed feed,
      Dialects dialects,
      Verdicts verdicts,
      Recorder recorder,
      Figures figures,
      BiConsumer<UUID, String> disable,
      InstantSource clock) {
    this.lanes = lanes;
    this.feed = feed;
    this.dialects = dialects;
    this.verdicts = verdicts;
    this.recorder = recorder;
    this.figures = figures;
    this.disable = disable;
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
      Settlement without = withoutAttempt(delivery);
      if (without != null) {
        recorder.add(without);
      } else {
        signal = attempted(now, delivery, feed.find(delivery.subscription()));
      }
    } catch (RuntimeException e) {
      LOG.error("delivery {} is given back after an error of our own", delivery.id(), e);
      recorder.add(Settlement.queued(delivery));
    } finally {
      lanes.finish(delivery, signal, System.nanoTime());
    }
  }

  /** What becomes of a delivery that needs no attempt, or null when it needs one. */
  Settlement withoutAttempt(Delivery delivery) {
    Subscription subscription;
    try {
      subscription = feed.find(delivery.subscription());
    } catch (RuntimeException e) {
      if (DatabaseTrouble.isPassing(e)) {
        // Whether it is gone cannot be told for now.
        return Settlement.queued(delivery);
      }
      throw e;
    }
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
    Outcome outcome = outcome(now, new Attempt(delivery, subscription, number, clock.instant()));
    Verdict verdict =
        verdicts.judge(
            outcome, number, dialects.named(subscription.dialect()).policyFor(subscription));
    figures.attempted(verdict.state());
    recorder.add(Settlement.of(delivery, outcome, verdict, clock.instant()));
    if (verdict.disablesSubscription()) {
      disable.accept(subscription.id(), verdict.reason());
    }
    if (verdict.state() == DeliveryState.DELIVERED) {
      return Signal.SUCCESS;
    }
    LOG.info(
        "tenant {} subscription {} delivery {}: attempt {} failed ({}), {}",
        subscription.tenant(),
        subscription.id(),
        delivery.id(),
        number,
        outcome.kind() == Kind.ANSWERED ? outcome.status() : outcome.error(),
        verdict.delay() == null ? "dead: " + verdict.reason() : "again in " + verdict.delay());
    if (verdict.slowsLane()) {
      return Signal.SLOW_DOWN;
    }
    return outcome.kind() == Kind.ANSWERED ? Signal.ANSWER : Signal.NONE;
  }

  private Outcome outcome(Running now, Attempt attempt) {
    long started = System.nanoTime();
    try {
      return now.attempter.attempt(attempt);
    } catch (RuntimeException e) {
      LOG.error("delivery {} failed by an error of our own", attempt.delivery().id(), e);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      return Outcome.failed(Kind.INTERNAL_ERROR, took, e);
    }
  }

  private record Running(Attempter attempter, Executor workers) {}
}
