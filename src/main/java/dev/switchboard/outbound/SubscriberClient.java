package dev.switchboard.outbound;

import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes a client of the HTTP component one for subscribers: one request is one exchange, in which
 * nothing is repeated, followed, remembered, inflated or answered but the request itself. These are
 * no options, for each of them would break a promise of the gateway.
 */
public final class SubscriberClient implements HttpClientConfigurer {
  private static final Timeout WAIT_FOR_POOL = Timeout.ofSeconds(2);

  private final BoundedExchange exchange;
  private final String version;
  private final Duration idle;

  /**
   * @param exchange bounds every exchange
   * @param version the gateway's own, for {@code user-agent}
   * @param idle how long a connection is kept without use
   */
  public SubscriberClient(BoundedExchange exchange, String version, Duration idle) {
    this.exchange = exchange;
    this.version = version;
    this.idle = idle;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        // The client would still read the list of all public suffixes for them.
        .setDefaultCookieSpecRegistry(none -> null)
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .setConnectionReuseStrategy(AnswerParser::mayKeep)
        .setUserAgent("Switchboard/" + version)
        .setKeepAliveStrategy(new KeepAlive(TimeValue.ofMilliseconds(idle.toMillis())))
        .replaceExecInterceptor(ChainElement.PROTOCOL.name(), exchange)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(WAIT_FOR_POOL)
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build());
  }
}
