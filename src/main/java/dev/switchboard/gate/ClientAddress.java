package dev.switchboard.gate;

import dev.switchboard.egress.Cidr;
import dev.switchboard.egress.IpLiteral;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells who is at the other end, also behind proxies that are trusted to say so in {@code
 * X-Forwarded-For}. Each proxy adds whom it was called by at the end of that field: the last one
 * that is no trusted proxy itself is the client, and what stands before it may be forged.
 */
public final class ClientAddress implements Handler<RoutingContext> {
  private static final Object KEY = new Object();
  private static final String FIELD = "X-Forwarded-For";

  private final List<Cidr> trusted;

  /**
   * @param trusted where trusted proxies call from
   */
  public ClientAddress(List<Cidr> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** Puts this before every route; without trusted proxies there is nothing to do. */
  public void install(Router router) {
    if (!trusted.isEmpty()) {
      router.route().order(-2).handler(this);
    }
  }

  @Override
  public void handle(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String client = client(peer(request), request.headers().getAll(FIELD));
    context(request).putLocal(KEY, client);
    routing.next();
  }

  /** The address of who sent {@code request}; empty when its connection is gone. */
  static String of(HttpServerRequest request) {
    String behind = context(request).getLocal(KEY);
    return behind == null ? peer(request) : behind;
  }

  /**
   * @param peer the other end of the connection
   * @param fields the values of the field, in the order they came
   */
  String client(String peer, List<String> fields) {
    String client = peer;
    String[] hops = String.join(",", fields).split(",");
    for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
      InetAddress hop = IpLiteral.parse(hops[i].strip()).orElse(null);
      if (hop == null) {
        break;
      }
      client = hop.getHostAddress();
    }
    return client;
  }

  private boolean isTrusted(String address) {
    return IpLiteral.parse(address)
        .map(parsed -> trusted.stream().anyMatch(range -> range.contains(parsed)))
        .orElse(false);
  }

  private static Context context(HttpServerRequest request) {
    return ((HttpServerRequestInternal) request).context();
  }

  private static String peer(HttpServerRequest request) {
    SocketAddress remote = request.remoteAddress();
    return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
  }
}
