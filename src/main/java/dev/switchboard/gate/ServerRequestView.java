package dev.switchboard.gate;

import dev.switchboard.access.RequestView;
import dev.switchboard.dialect.Refusal;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** A request as the HTTP server received it. */
public final class ServerRequestView implements RequestView {
  private final HttpServerRequest request;
  private final String path;

  /**
   * @param path the request's path, normalised
   */
  public ServerRequestView(HttpServerRequest request, String path) {
    this.request = request;
    this.path = path;
  }

  @Override
  public String method() {
    return request.method().name();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String header(String name) {
    List<String> values = request.headers().getAll(name);
    return values.size() == 1 ? values.get(0) : null;
  }

  @Override
  public String address() {
    return ClientAddress.of(request);
  }

  /**
   * {@inheritDoc}
   *
   * @throws Refusal 400 when the query is wrongly encoded
   */
  @Override
  public String query(String name) {
    // The server's own parameters are no help: form fields and path parameters are merged into
    // them.
    if (request.query() == null) {
      return null;
    }
    try {
      List<String> values = new QueryStringDecoder(request.uri()).parameters().get(name);
      return values == null ? null : values.get(0);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "the query is wrongly encoded");
    }
  }
}
