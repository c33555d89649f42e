package dev.switchboard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.VertxInternal;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work that goes on after the client has gone still counts. */
class WorkersIT {
  private final InFlight inFlight = new InFlight(10, 10);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Vertx vertx =
      new VertxBuilder(new VertxOptions().setWorkerPoolSize(1))
          .executorServiceFactory((threads, least, most) -> new Workers(most))
          .init()
          .vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void keepsTheRequestsPlaceUntilItsWorkIsDone() {
    InFlight.Ticket ticket = inFlight.enter(1);
    ContextInternal context = ((VertxInternal) vertx).getOrCreateContext().duplicate();
    context.putLocal(Tickets.KEY, ticket);
    CountDownLatch began = new CountDownLatch(1);
    context.runOnContext(
        go -> {
          vertx.executeBlocking(this::work, false);
          vertx.executeBlocking(this::work, false);
          ticket.release();
          began.countDown();
        });
    await().until(() -> began.getCount() == 0);
    assertThat(inFlight.requests()).isOne();

    done.countDown();

    await().until(() -> inFlight.requests() == 0);
  }

  private Void work() throws InterruptedException {
    done.await();
    return null;
  }
}
