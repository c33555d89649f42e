package dev.switchboard.bench.load;

import dev.switchboard.testing.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Any number of subscribers on one port, told apart by their path; served by one thread. */
public final class Sink implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final Selector selector = Selector.open();
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final int port = FreePorts.next();
  private ServerSocketChannel server;
  private volatile Arrivals arrivals = new Arrivals(0, 0, 0);

  /** Starts on a free port; all its subscribers are good. */
  public Sink() throws IOException {
    listen(port);
    Thread thread = new Thread(this::serve, "sink");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** The URL of one subscriber. */
  public String url(int subscriber) {
    return "http://127.0.0.1:" + port + "/s/" + subscriber;
  }

  /** Makes one subscriber behave so from now on. */
  public void behave(int subscriber, Behaviour behaviour) {
    behaviours.put(subscriber, behaviour);
  }

  /** Starts counting a round, see {@link Arrivals}. */
  public Arrivals expect(int firstSeq, int events, int subscribers) {
    return arrivals = new Arrivals(firstSeq, events, subscribers);
  }

  /** Drops every connection and refuses new ones, until {@link #comeBack}. */
  public void goDown() {
    inThread(this::closeChannels);
  }

  /** Listens again, on the same port. */
  public void comeBack() {
    inThread(() -> listen(port));
  }

  /** Drops everything and ends. */
  @Override
  public void close() throws IOException {
    goDown();
    selector.close();
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
        selector.select(this::handle);
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
          command.run();
        }
      }
    } catch (ClosedSelectorException closed) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        SinkConnection.accept(server, selector);
      } else {
        read((SinkConnection) key.attachment());
      }
    } catch (IOException brokenConnection) {
      key.cancel();
    }
  }

  private void read(SinkConnection connection) throws IOException {
    if (!connection.fill()) {
      connection.close();
      return;
    }
    while (connection.next()) {
      int subscriber = connection.subscriber();
      Behaviour behaviour = behaviours.getOrDefault(subscriber, Behaviour.GOOD);
      if (behaviour == Behaviour.GOOD) {
        arrivals.add(subscriber, connection.seq(), connection.fromMicros(), MicroClock.now());
      }
      connection.answer(behaviour);
    }
  }

  private void listen(int onPort) {
    try {
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), BACKLOG);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeChannels() {
    try {
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      // A closed channel lets go of its port when its key is gone from the selector.
      selector.selectNow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void inThread(Runnable command) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    commands.add(
        () -> {
          try {
            command.run();
            done.complete(null);
          } catch (RuntimeException failed) {
            done.completeExceptionally(failed);
          }
        });
    selector.wakeup();
    done.join();
  }
}
