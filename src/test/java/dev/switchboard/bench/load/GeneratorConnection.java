package dev.switchboard.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of a generator, with at most one request under way. */
final class GeneratorConnection {
  private final SocketChannel channel;
  private final RequestTemplate template;
  private final byte[] request;
  private final MessageBuffer answers = new MessageBuffer();
  private long sentMicros;

  GeneratorConnection(Selector selector, InetSocketAddress address, RequestTemplate template)
      throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
    this.template = template;
    this.request = template.copy();
  }

  /** Posts one event. */
  void send(int seq, long fromMicros) {
    sentMicros = fromMicros;
    template.stamp(request, seq, fromMicros);
    ByteBuffer bytes = ByteBuffer.wrap(request);
    try {
      // A socket's buffer takes a whole request, so this goes round once.
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The time its event counts from. */
  long sentMicros() {
    return sentMicros;
  }

  /** Reads what has arrived: the status of the answer, or 0 when it is not complete yet. */
  int receive() {
    try {
      if (!answers.fill(channel)) {
        throw new IllegalStateException("the connection was closed instead of an answer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answers.next() ? answers.status() : 0;
  }

  void close() throws IOException {
    channel.close();
  }
}
