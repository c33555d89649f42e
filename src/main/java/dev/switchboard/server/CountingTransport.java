package dev.switchboard.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandler;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;

/** The usual sockets, with a handler on the listening one, for which the server has no option. */
final class CountingTransport extends JDKTransport {
  private final ChannelHandler accepting;

  /**
   * @param accepting sees each connection as it is accepted
   */
  CountingTransport(ChannelHandler accepting) {
    this.accepting = accepting;
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    bootstrap.handler(accepting);
  }
}
