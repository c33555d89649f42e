package dev.switchboard.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns connections away beyond a number, as the listening socket accepts them: before a byte is
 * read and before any TLS, so that each of those beyond it costs next to nothing. Part of the
 * listening channel's pipeline.
 */
final class ConnectionCount extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCount.class);
  private static final long BETWEEN_LINES = TimeUnit.MINUTES.toNanos(1);

  private final int most;
  private final LongSupplier nanos;
  private final AtomicInteger open = new AtomicInteger();
  private long told;
  private boolean everTold;

  /**
   * @param most how many may be open
   * @param nanos time that passes
   */
  ConnectionCount(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel connection = (Channel) accepted;
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      connection.unsafe().closeForcibly();
      tell();
      return;
    }
    connection.closeFuture().addListener(closed -> open.decrementAndGet());
    context.fireChannelRead(accepted);
  }

  private void tell() {
    long now = nanos.getAsLong();
    if (!everTold || now - told >= BETWEEN_LINES) {
      everTold = true;
      told = now;
      LOG.warn("{} connections are open, as many as may be: new ones are turned away", most);
    }
  }
}
