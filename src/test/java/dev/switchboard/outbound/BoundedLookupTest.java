package dev.switchboard.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testing.Patience;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BoundedLookupTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Patience.USUAL;

  @Test
  void handsOutWhatIsFoundAndAsksAgainEachTime() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    NameLookup names = host -> new InetAddress[] {address("192.0.2." + asked.incrementAndGet())};
    try (BoundedLookup lookup = new BoundedLookup(names, LONG, 2)) {
      assertThat(lookup.addressesOf("a.example")).containsExactly(address("192.0.2.1"));
      await()
          .untilAsserted(
              () ->
                  assertThat(lookup.addressesOf("a.example")).doesNotContain(address("192.0.2.1")));
    }
  }

  @Test
  void givesUpOnANameServerThatHangsAndServesOtherNamesMeanwhile() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger hanging = new AtomicInteger();
    NameLookup names =
        host -> {
          if (host.equals("tarpit.example")) {
            hanging.incrementAndGet();
            waitFor(never);
          }
          return new InetAddress[] {address("192.0.2.1")};
        };
    try (BoundedLookup lookup = new BoundedLookup(names, SHORT, 2)) {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> lookup.addressesOf("tarpit.example"))
            .isInstanceOf(UnknownHostException.class)
            .hasMessageContaining("in time");
      }
      await().until(() -> hanging.get() == 1);
      await().ignoreExceptions().until(() -> lookup.addressesOf("a.example").length == 1);
      assertThat(hanging).hasValue(1);
      never.countDown();
    }
  }

  @Test
  void sharesOneLookupAmongThoseThatAskAtTheSameTime() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    NameLookup names =
        host -> {
          asked.incrementAndGet();
          waitFor(answer);
          return new InetAddress[] {address("192.0.2.1")};
        };
    try (BoundedLookup lookup = new BoundedLookup(names, LONG, 2)) {
      CompletableFuture<InetAddress[]> first = CompletableFuture.supplyAsync(() -> ask(lookup));
      await().until(() -> asked.get() == 1);
      Thread second = new Thread(() -> ask(lookup));
      second.start();
      await().until(() -> second.getState() == Thread.State.TIMED_WAITING);
      answer.countDown();
      second.join();
      assertThat(first.get()).hasSize(1);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void passesOnThatANameIsUnknown() {
    NameLookup names =
        host -> {
          throw new UnknownHostException(host);
        };
    try (BoundedLookup lookup = new BoundedLookup(names, LONG, 1)) {
      assertThatThrownBy(() -> lookup.addressesOf("no.example"))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("no.example");
    }
  }

  private static InetAddress[] ask(NameLookup lookup) {
    try {
      return lookup.addressesOf("a.example");
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }
}
