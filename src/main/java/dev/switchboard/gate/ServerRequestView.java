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
    return queries(name).stream().findFirst().orElse(null);
  }

  /**
   * {@inheritDoc}
   *
   * @throws Refusal 400 when the query is wrongly encoded
   */
  @Override
  public List<String> queries(String name) {
    // The server's own parameters are no help: form fields and path parameters are merged into
    // them.
    if (request.query() == null) {
      return List.of();
    }
    try {
      return new QueryStringDecoder(request.uri()).parameters().getOrDefault(name, List.of());
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, "the query is wrongly encoded");
    }
  }
}
