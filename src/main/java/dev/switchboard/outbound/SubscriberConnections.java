package dev.switchboard.outbound;

import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes the one pool of connections to all subscribers. One host may use all of it: how much each
 * subscription may use is the lanes' business, and a pool that is at least as large as the attempts
 * in flight never makes one wait for another.
 *
 * @param size connections in all, idle ones included
 * @param connect how long connecting may take, and each step of the TLS handshake
 * @param life after how long a connection is replaced, so that changes of addresses are seen
 */
public record SubscriberConnections(int size, Duration connect, Duration life) {
  // Deadlines end exchanges. A limit for each read as well would cost a timer for each read.
  private static final Timeout NO_LIMIT_OF_A_READ = Timeout.DISABLED;
  // Each connection has three of them: enough for an event and its head to leave in one piece.
  private static final int BUFFER = 4 * 1024;
  private static final Http1Config LIMITS =
      Http1Config.custom()
          .setBufferSize(BUFFER)
          .setMaxLineLength(8 * 1024)
          .setMaxHeaderCount(100)
          .build();
  private static final int UNCHECKED_MILLIS = 1_000;

  /**
   * @param resolver gives the addresses that may be called
   * @param tls how TLS is spoken, and who is trusted
   * @param sockets where unconnected sockets come from
   */
  public PoolingHttpClientConnectionManager open(
      DnsResolver resolver, TlsSocketStrategy tls, Supplier<Socket> sockets) {
    return new Builder(sockets)
        .setDnsResolver(resolver)
        .setTlsSocketStrategy(tls)
        .setMaxConnTotal(size)
        .setMaxConnPerRoute(size)
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(timeout(connect)).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(timeout(connect))
                .setSocketTimeout(NO_LIMIT_OF_A_READ)
                .setTimeToLive(timeout(life))
                .setValidateAfterInactivity(UNCHECKED_MILLIS, TimeUnit.MILLISECONDS)
                .build())
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(LIMITS)
                // the connection hands no limits to the parser it asks for
                .responseParserFactory(any -> new AnswerParser(LIMITS))
                .build())
        .build();
  }

  /** Connects by sockets of ours; the builder has no option for them. */
  private static final class Builder extends PoolingHttpClientConnectionManagerBuilder {
    private final Supplier<Socket> sockets;

    Builder(Supplier<Socket> sockets) {
      this.sockets = sockets;
    }

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver resolver, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          socksProxy -> sockets.get(),
          ports,
          resolver,
          RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build());
    }
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.ofMilliseconds(duration.toMillis());
  }
}
