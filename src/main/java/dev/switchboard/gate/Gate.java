package dev.switchboard.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.access.Caller;
import dev.switchboard.access.RequestView;
import dev.switchboard.access.Scope;
import dev.switchboard.dialect.ApiRequest;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.Fields;
import dev.switchboard.dialect.Refusal;
import io.vertx.core.http.HttpMethod;
import java.util.function.Supplier;
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

  /** The exchange property that holds the {@link dev.switchboard.audit.Actor}. */
  public static final String ACTOR = "actor";

  private static final String ADMINISTRATOR = "administrator";

  private final Dialects dialects;
  private final Authenticator authenticator;
  private final Supplier<AdminToken> admin;
  private final Throttle throttle;
  private final RequestReader reader;

  /**
   * @param dialects who knows how each API's callers identify themselves
   * @param admin what the administrator identifies with; not asked for before the first request
   * @param throttle slows down who guesses at that
   * @param json how much a body may hold
   */
  public Gate(
      Dialects dialects,
      Authenticator authenticator,
      Supplier<AdminToken> admin,
      Throttle throttle,
      JsonLimits json) {
    this.dialects = dialects;
    this.authenticator = authenticator;
    this.admin = admin;
    this.throttle = throttle;
    this.reader = new RequestReader(json);
  }

  /**
   * Authenticates by the credential of one API, and leaves the body alone.
   *
   * @param dialect the API's name
   * @param scope what the credential must be good for
   * @throws Refusal 401 without a valid credential, 403 when it is not good for this, 429 after too
   *     many wrong ones
   */
  public void authenticate(String dialect, Scope scope, Exchange exchange) {
    RequestView view = view(exchange);
    Caller caller =
        dialects
            .named(dialect)
            .presented(view)
            .flatMap(presented -> authenticator.authenticate(presented, view.address()))
            .orElseThrow(Refusal::unauthorized);
    if (!caller.may(scope)) {
      throw Refusal.forbidden(scope);
    }
    exchange.setProperty(CALLER, caller);
  }

  /**
   * Admits who may change things by the credential of one API, then reads the request.
   *
   * @param dialect the API's name
   * @throws Refusal as {@link #authenticate} does, 400 when the body is not JSON
   */
  public void admit(String dialect, Exchange exchange) {
    authenticate(dialect, Scope.MANAGE, exchange);
    read(exchange);
  }

  /**
   * Admits who may read by the credential of one API, then reads the request.
   *
   * @param dialect the API's name
   * @throws Refusal as {@link #authenticate} does, 400 when the body is not JSON
   */
  public void admitReader(String dialect, Exchange exchange) {
    authenticate(dialect, Scope.READ, exchange);
    read(exchange);
  }

  /**
   * Admits who may change things by the credential of one API, then reads the request but for its
   * body, which may be anything.
   *
   * @param dialect the API's name
   * @throws Refusal as {@link #authenticate} does
   */
  public void admitWithoutBody(String dialect, Exchange exchange) {
    authenticate(dialect, Scope.MANAGE, exchange);
    request(exchange, MissingNode.getInstance());
  }

  /**
   * Authenticates the administrator, then reads the request.
   *
   * @throws Refusal 401 without the administrator's token, 400 when the body is not JSON, 429 after
   *     too many wrong tokens
   */
  public void admitAdmin(Exchange exchange) {
    requireAdmin(view(exchange));
    exchange.setProperty(CALLER, Caller.ADMIN);
    read(exchange);
  }

  /**
   * Authenticates the administrator, who then acts for the account that the request's path names as
   * {@code tenant}.
   *
   * @throws Refusal as {@link #admitAdmin} does, 404 when no account can have that id
   */
  public void admitAdminForTenant(Exchange exchange) {
    requireAdmin(view(exchange));
    String tenant = reader.pathParameters(exchange.getIn(HttpMessage.class)).get("tenant");
    exchange.setProperty(CALLER, Caller.administratorFor(Fields.id(tenant, "tenant")));
    read(exchange);
  }

  private void requireAdmin(RequestView view) {
    String address = view.address();
    throttle.admit(ADMINISTRATOR, address);
    if (admin.get().isCarriedBy(view)) {
      return;
    }
    if (view.header("Authorization") != null) {
      throttle.failed(ADMINISTRATOR, address);
    }
    throw Refusal.unauthorized();
  }

  /**
   * Admits the administrator, or else who may read by the credential of one API, then reads the
   * request.
   *
   * @param dialect the API's name
   * @throws Refusal as {@link #admitReader} and {@link #admitAdmin} do
   */
  public void admitReaderOrAdmin(String dialect, Exchange exchange) {
    RequestView view = view(exchange);
    if (admin.get().isCarriedBy(view)) {
      admitAdmin(exchange);
      return;
    }
    try {
      authenticate(dialect, Scope.READ, exchange);
    } catch (Refusal refused) {
      // It may have been a guess at either, also while guesses at one of them are turned away.
      if (refused.status() != 403 && view.header("Authorization") != null) {
        throttle.failed(ADMINISTRATOR, view.address());
      }
      throw refused;
    }
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
    ApiRequest request =
        new ApiRequest(
            exchange.getProperty(CALLER, Caller.class),
            view(exchange),
            reader.pathParameters(exchange.getIn(HttpMessage.class)),
            body);
    exchange.setProperty(ACTOR, request.actor());
    exchange.getMessage().setBody(request);
  }

  /** The request that started {@code exchange}, as the server received it. */
  public static RequestView view(Exchange exchange) {
    return new ServerRequestView(
        exchange.getIn(HttpMessage.class).getRequest(), RequestPath.remember(exchange));
  }
}
