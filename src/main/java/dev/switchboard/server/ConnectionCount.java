package dev.switchboard.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns connections away beyond a number, and beyond another one of the same client, as the
 * listening socket accepts them: before a byte is read and before any TLS, so that each of those
 * beyond it costs next to nothing. Part of the listening channel's pipeline.
 */
final class ConnectionCount extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectionCount.class);

  private final ConnectionLimits limits;
  private final SourceCount sources;
  private final MinuteGate allLines;
  private final MinuteGate sourceLines;
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param nanos time that passes
   */
  ConnectionCount(ConnectionLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.sources = new SourceCount(limits.perAddress(), limits.proxies());
    this.allLines = new MinuteGate(nanos);
    this.sourceLines = new MinuteGate(nanos);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) {
    Channel connection = (Channel) accepted;
    InetAddress source = ((InetSocketAddress) connection.remoteAddress()).getAddress();
    if (!sources.enter(source)) {
      connection.unsafe().closeForcibly();
      tell(source);
      return;
    }
    if (open.incrementAndGet() > limits.most()) {
      leave(source);
      connection.unsafe().closeForcibly();
      tell();
      return;
    }
    connection.closeFuture().addListener(closed -> leave(source));
    context.fireChannelRead(accepted);
  }

  private void leave(InetAddress source) {
    open.decrementAndGet();
    sources.leave(source);
  }

  private void tell() {
    if (allLines.opens()) {
      LOG.warn(
          "{} connections are open, as many as may be: new ones are turned away", limits.most());
    }
  }

  private void tell(InetAddress source) {
    if (sourceLines.opens()) {
      LOG.warn(
          "{} connections are open from {}, as many as one address may have: new ones are turned"
              + " away; if it is your own proxy, name it in switchboard.access.trusted-proxies",
          limits.perAddress(),
          source.getHostAddress());
    }
  }
}
