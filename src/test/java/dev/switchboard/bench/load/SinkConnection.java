package dev.switchboard.bench.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection to the sink and the request that is being looked at. */
final class SinkConnection {
  private static final byte[] SUBSCRIBER = "/s/".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TIME = "\"t\":".getBytes(StandardCharsets.US_ASCII);

  private final SocketChannel channel;
  private final MessageBuffer requests = new MessageBuffer();

  private SinkConnection(SocketChannel channel) {
    this.channel = channel;
  }

  static void accept(ServerSocketChannel server, Selector selector) throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new SinkConnection(channel));
    }
  }

  /** Reads what has arrived; false when the other side has closed. */
  boolean fill() throws IOException {
    return requests.fill(channel);
  }

  /** Goes to the next request; false when it is not complete yet. */
  boolean next() {
    return requests.next();
  }

  int subscriber() {
    return (int) requests.numberInHead(SUBSCRIBER);
  }

  int seq() {
    return (int) requests.numberInBody(SEQ);
  }

  long fromMicros() {
    return requests.numberInBody(TIME);
  }

  void answer(Behaviour behaviour) throws IOException {
    channel.write(ByteBuffer.wrap(behaviour.answer()));
  }

  void close() throws IOException {
    channel.close();
  }
}
