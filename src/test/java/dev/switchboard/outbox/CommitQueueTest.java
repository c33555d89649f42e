package dev.switchboard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CommitQueueTest {
  private static final Duration FOR_EVER = Duration.ofDays(1);
  private static final Event EVENT =
      new Event(
          new UUID(0, 1),
          new UUID(0, 2),
          "native",
          "call.started",
          null,
          new byte[1],
          Instant.EPOCH,
          Instant.EPOCH,
          null);

  @Test
  void givesAllThatWaitsInTheOrderItCame() throws InterruptedException {
    CommitQueue queue = new CommitQueue(FOR_EVER);
    List<Submission> added = List.of(of(1), of(2), of(3));
    added.forEach(queue::add);

    assertThat(queue.take()).containsExactlyElementsOf(added);
  }

  @Test
  void givesNoMoreEventsThanOneTransactionShouldHold() throws InterruptedException {
    CommitQueue queue = new CommitQueue(FOR_EVER);
    List<Submission> added = List.of(of(600), of(600), of(600));
    added.forEach(queue::add);

    assertThat(queue.take()).containsExactlyElementsOf(added.subList(0, 2));
    queue.done();
    assertThat(queue.take()).containsExactly(added.get(2));
  }

  @Test
  void gathersWhatComesWhileATransactionIsUnderWay() throws Exception {
    CommitQueue queue = new CommitQueue(FOR_EVER);
    List<Submission> added = List.of(of(1), of(1));
    queue.add(of(1));
    queue.take();
    added.forEach(queue::add);
    CompletableFuture<List<Submission>> beside = takenBeside(queue);

    queue.done();
    assertThat(queue.take()).containsExactlyElementsOf(added);
    queue.close();

    assertThat(beside.get()).isEmpty();
  }

  @Test
  void beginsAnotherBesideOneThatTakesLong() throws Exception {
    CommitQueue queue = new CommitQueue(Duration.ofMillis(1));
    Submission next = of(1);
    queue.add(of(1));
    queue.take();
    queue.add(next);

    assertThat(takenBeside(queue).get()).containsExactly(next);
  }

  @Test
  void wakesOneThatWaitsForSomethingToDo() throws Exception {
    CommitQueue queue = new CommitQueue(FOR_EVER);
    CompletableFuture<List<Submission>> taken = takenBeside(queue);
    Submission submission = of(1);

    queue.add(submission);

    assertThat(taken.get()).containsExactly(submission);
  }

  @Test
  void isEmptyOnceClosedAndTaken() throws InterruptedException {
    CommitQueue queue = new CommitQueue(FOR_EVER);
    queue.add(of(1));
    queue.close();

    assertThat(queue.take()).hasSize(1);
    queue.done();
    assertThat(queue.take()).isEmpty();
  }

  /** What another thread takes, once that is waiting or has it. */
  private static CompletableFuture<List<Submission>> takenBeside(CommitQueue queue) {
    CompletableFuture<List<Submission>> taken = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                taken.complete(queue.take());
              } catch (InterruptedException e) {
                taken.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    await().until(() -> taken.isDone() || isWaiting(thread));
    return taken;
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static Submission of(int events) {
    return Submission.of(Collections.nCopies(events, EVENT));
  }
}
