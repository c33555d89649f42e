package dev.switchboard.outbound;

import org.apache.hc.client5.http.ConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * How long an idle connection is kept: as long as the subscriber says, less a second, so that we do
 * not write to it in the moment the subscriber closes it; and never longer than we want.
 */
final class KeepAlive implements ConnectionKeepAliveStrategy {
  private static final long MARGIN_MILLIS = 1_000;

  private final TimeValue longest;

  KeepAlive(TimeValue longest) {
    this.longest = longest;
  }

  @Override
  public TimeValue getKeepAliveDuration(HttpResponse answer, HttpContext context) {
    if (!answer.containsHeader("keep-alive")) {
      return longest;
    }
    TimeValue offered =
        DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(answer, context);
    if (offered == null || offered.toMilliseconds() < 0) {
      return longest;
    }
    long kept = Math.max(0, offered.toMilliseconds() - MARGIN_MILLIS);
    return TimeValue.ofMilliseconds(Math.min(kept, longest.toMilliseconds()));
  }
}
