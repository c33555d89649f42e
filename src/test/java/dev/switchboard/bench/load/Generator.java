package dev.switchboard.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Posts events over connections that stay open, all from the calling thread. */
public final class Generator implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final Selector selector = Selector.open();
  private final List<GeneratorConnection> connections = new ArrayList<>();
  private final ArrayDeque<GeneratorConnection> idle = new ArrayDeque<>();

  /** Opens {@code count} connections to a port of this machine. */
  public Generator(int port, RequestTemplate template, int count) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    for (int i = 0; i < count; i++) {
      connections.add(new GeneratorConnection(selector, address, template));
    }
    idle.addAll(connections);
  }

  /**
   * Posts a round of events and waits for all answers.
   *
   * @param firstSeq number of the first event; the others follow
   * @throws IllegalStateException when a connection is closed, or no answer comes for 30 s
   */
  public Posted post(int firstSeq, int events, Pace pace) throws IOException {
    Round round = new Round(firstSeq, events, pace);
    while (round.answered < events) {
      long pause = round.sendWhatIsDue();
      if (pause > 0) {
        // Shorter than a selector can wait; answers that come meanwhile are read right after.
        LockSupport.parkNanos(Math.min(pause, LONGEST_PAUSE_NANOS));
        selector.selectNow(round::read);
      } else if (selector.select(round::read, PATIENCE_MILLIS) == 0) {
        throw new IllegalStateException("no answer for " + PATIENCE_MILLIS + " ms");
      }
    }
    return round.posted();
  }

  @Override
  public void close() throws IOException {
    for (GeneratorConnection connection : connections) {
      connection.close();
    }
    selector.close();
  }

  private final class Round {
    private final int firstSeq;
    private final Pace pace;
    private final long startedNanos = System.nanoTime();
    private final int[] micros;
    private int sent;
    private int answered;
    private int accepted;

    Round(int firstSeq, int events, Pace pace) {
      this.firstSeq = firstSeq;
      this.pace = pace;
      this.micros = new int[events];
    }

    /** Returns the nanoseconds until the next event is due; 0 when only an answer leads on. */
    long sendWhatIsDue() {
      while (sent < micros.length && !idle.isEmpty()) {
        long due = pace.dueNanos(sent);
        long now = System.nanoTime();
        if (now - startedNanos < due) {
          return due - (now - startedNanos);
        }
        long from = MicroClock.at(due == 0 ? now : startedNanos + due);
        idle.poll().send(firstSeq + sent++, from);
      }
      return 0;
    }

    void read(SelectionKey key) {
      GeneratorConnection connection = (GeneratorConnection) key.attachment();
      int status = connection.receive();
      if (status == 0) {
        return;
      }
      accepted += status == 202 ? 1 : 0;
      micros[answered++] = (int) (MicroClock.now() - connection.sentMicros());
      idle.add(connection);
    }

    Posted posted() {
      return new Posted(
          accepted,
          answered - accepted,
          MicroClock.at(startedNanos),
          MicroClock.now(),
          new Percentiles(micros, answered));
    }
  }
}
