package dev.switchboard.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.access.Caller;
import dev.switchboard.access.RequestView;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.Refusal;
import io.vertx.core.http.HttpMethod;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/**
 * The first step of every API route: says who is calling, and turns the request into an {@link
 * ApiRequest}. Only the server's own view of the request is read, never a message's headers. The
 * exchange is the last parameter everywhere, so that routes need not name it.
 */
public final class Gate {
  /** The exchange property that holds the {@link Caller}. */
  public static final String CALLER = "caller";

  private final Dialects dialects;
  private final Authenticator authenticator;
  private final AdminToken admin;
  private final RequestReader reader;

  /**
   * @param dialects who knows how each API's callers identify themselves
   * @param admin what the administrator identifies with
   * @param json how much a body may hold
   */
  public Gate(Dialects dialects, Authenticator authenticator, AdminToken admin, JsonLimits json) {
    this.dialects = dialects;
    this.authenticator = authenticator;
    this.admin = admin;
    this.reader = new RequestReader(json);
  }

  /**
   * Authenticates by the credential of one API, and leaves the body alone.
   *
   * @param dialect the API's name
   * @throws Refusal 401 without a valid credential
   */
  public void authenticate(String dialect, Exchange exchange) {
    Caller caller =
        dialects
            .named(dialect)
            .presented(view(exchange))
            .flatMap(authenticator::authenticate)
            .orElseThrow(Refusal::unauthorized);
    exchange.setProperty(CALLER, caller);
  }

  /**
   * Authenticates by the credential of one API, then reads the request.
   *
   * @param dialect the API's name
   * @throws Refusal 401 without a valid credential, 400 when the body is not JSON
   */
  public void admit(String dialect, Exchange exchange) {
    authenticate(dialect, exchange);
    read(exchange);
  }

  /**
   * Authenticates by the credential of one API, then reads the request but for its body, which may
   * be anything.
   *
   * @param dialect the API's name
   * @throws Refusal 401 without a valid credential
   */
  public void admitWithoutBody(String dialect, Exchange exchange) {
    authenticate(dialect, exchange);
    request(exchange, MissingNode.getInstance());
  }

  /**
   * Authenticates the administrator, then reads the request.
   *
   * @throws Refusal 401 without the administrator's token, 400 when the body is not JSON
   */
  public void admitAdmin(Exchange exchange) {
    if (!admin.isCarriedBy(view(exchange))) {
      throw Refusal.unauthorized();
    }
    exchange.setProperty(CALLER, Caller.ADMIN);
    read(exchange);
  }

  /**
   * Reads the request, whoever sent it: the message's body becomes an {@link ApiRequest}.
   *
   * @throws Refusal 400 when the body is not JSON; of a GET it is not looked at
   */
  public void read(Exchange exchange) {
    HttpMessage message = exchange.getIn(HttpMessage.class);
    // The content of a GET means nothing, yet some clients send one.
    boolean get = message.getRequest().method().equals(HttpMethod.GET);
    boolean forms = dialects.owning(RequestPath.of(exchange)).takesForms();
    request(exchange, get ? MissingNode.getInstance() : reader.body(message, forms));
  }

  private void request(Exchange exchange, JsonNode body) {
    exchange
        .getMessage()
        .setBody(
            new ApiRequest(
                exchange.getProperty(CALLER, Caller.class),
                view(exchange),
                reader.pathParameters(exchange.getIn(HttpMessage.class)),
                body));
  }

  /** The request that started {@code exchange}, as the server received it. */
  public static RequestView view(Exchange exchange) {
    return new ServerRequestView(
        exchange.getIn(HttpMessage.class).getRequest(), RequestPath.remember(exchange));
  }
}
