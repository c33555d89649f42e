package dev.switchboard.outbound;

import dev.switchboard.egress.EgressPolicy;
import dev.switchboard.subscription.TlsChoice;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/**
 * One exchange with a subscriber, from the look-up of its name to the end of its answer, under one
 * deadline. Takes the place of the client's own protocol step, whose one task beside this is
 * authentication, which a delivery never does. What it returns is whole and in memory, and holds
 * nothing but what an outcome is made of: status, {@code retry-after}, {@code content-type} and the
 * first bytes of the body, as they came ({@code content-encoding} is left out, so nobody inflates
 * them).
 *
 * <p>How long the exchange may take is read from the field {@value #DEADLINE_MILLIS} of the
 * request, which never leaves: the HTTP component makes the client's context itself, and a header
 * field is the one thing that a route can hand through it. The field {@value #TLS_OF} is another
 * such; its name starts as names do that no request from outside can bring in.
 */
public final class BoundedExchange implements ExecChainHandler {
  /** The header that says how many milliseconds an exchange may take. */
  public static final String DEADLINE_MILLIS = "switchboard-deadline-millis";

  /** The header that names the subscription whose choice about TLS counts; none for the usual. */
  public static final String TLS_OF = "CamelSwitchboardTlsOf";

  private static final String[] KEPT = {HttpHeaders.RETRY_AFTER, HttpHeaders.CONTENT_TYPE};

  private final EgressPolicy policy;
  private final Deadlines deadlines;
  private final Duration longest;
  private final Function<UUID, TlsChoice> tls;

  /**
   * @param policy whether plain http is allowed, and which ports are
   * @param deadlines what cuts exchanges
   * @param longest how long an exchange may take at most, whatever its request says
   * @param tls what a subscription chose about TLS; null for nothing
   */
  public BoundedExchange(
      EgressPolicy policy, Deadlines deadlines, Duration longest, Function<UUID, TlsChoice> tls) {
    this.policy = policy;
    this.deadlines = deadlines;
    this.longest = longest;
    this.tls = tls;
  }

  /**
   * @throws EgressDeniedException when the policy denies what the URL names
   * @throws DeadlineExceededException when it took too long
   * @throws BrokenExchangeException for everything else that the network did
   */
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException {
    Duration time = takeDeadline(request);
    scope.clientContext.setUserToken(takeIdentity(request));
    if (!scope.route.isSecure() && !policy.allowsPlainHttp()) {
      throw new EgressDeniedException("plain http is not allowed");
    }
    if (!policy.allowsPort(scope.route.getTargetHost().getPort())) {
      throw new EgressDeniedException("the port is not allowed");
    }
    try (Deadlines.Watch watch = deadlines.watch((Cancellable) scope.originalRequest, time)) {
      try {
        ClassicHttpResponse answer = chain.proceed(request, scope);
        byte[] body =
            AnswerReader.read(
                answer,
                scope.execRuntime,
                scope.clientContext.getEndpointDetails(),
                () -> AnswerParser.isFollowed(scope.clientContext.getResponse()));
        return essence(answer, body);
      } catch (IOException | HttpException | RuntimeException e) {
        scope.execRuntime.discardEndpoint();
        throw watch.isOver() ? new DeadlineExceededException(e) : judged(e);
      }
    }
  }

  private Duration takeDeadline(ClassicHttpRequest request) {
    Header given = request.getFirstHeader(DEADLINE_MILLIS);
    if (given == null) {
      return longest;
    }
    request.removeHeaders(DEADLINE_MILLIS);
    long millis = Long.parseLong(given.getValue());
    return millis < longest.toMillis() ? Duration.ofMillis(millis) : longest;
  }

  private Object takeIdentity(ClassicHttpRequest request) {
    Header given = request.getFirstHeader(TLS_OF);
    if (given == null) {
      return TlsIdentity.USUAL;
    }
    request.removeHeaders(TLS_OF);
    UUID subscription = UUID.fromString(given.getValue());
    TlsChoice choice = tls.apply(subscription);
    return choice == null ? TlsIdentity.USUAL : new TlsIdentity(subscription, choice);
  }

  private static ClassicHttpResponse essence(ClassicHttpResponse answer, byte[] body) {
    ClassicHttpResponse essence = new BasicClassicHttpResponse(answer.getCode());
    for (String name : KEPT) {
      Header header = answer.getFirstHeader(name);
      if (header != null) {
        essence.addHeader(header);
      }
    }
    if (body.length > 0) {
      essence.setEntity(new ByteArrayEntity(body, null));
    }
    return essence;
  }

  private static IOException judged(Exception e) {
    if (e instanceof RuntimeException ours) {
      throw ours;
    }
    return e instanceof EgressDeniedException denied ? denied : new BrokenExchangeException(e);
  }
}
