package dev.switchboard.server;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.component.platform.http.PlatformHttpConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server of the APIs: Camel's, with the limits that a server open to the internet needs
 * and for which Camel has no options. HTTP/1 only; its threads and its count of connections are its
 * own, so that the management port answers whatever happens here.
 */
public final class ApiServer extends VertxPlatformHttpServer {
  private static final String ENCODER = "httpEncoder";

  /** How much more of a URL is read than is allowed, so that its API can be told by its start. */
  private static final int READABLE = 4;

  private final VertxPlatformHttpServerConfiguration configuration;
  private final Supplier<Parts> given;
  private Parts parts;
  private Vertx own;
  private HttpServer server;
  private volatile boolean ready;

  /**
   * What the server is made of.
   *
   * @param workers requests worked on at a time
   * @param tls how connections are secured; null for plain ones
   * @param tlsCheck pause between looks at the files of TLS
   * @param broken answers requests that cannot be read
   * @param early answers requests that come before there are routes for them
   */
  public record Parts(
      int workers,
      ConnectionLimits connections,
      HeadLimits heads,
      ServerTls tls,
      Duration tlsCheck,
      Handler<HttpServerRequest> broken,
      Handler<HttpServerRequest> early) {}

  /**
   * @param configuration where to listen, and what Camel needs to know
   * @param given asked at the start, when all beans are there
   */
  public ApiServer(VertxPlatformHttpServerConfiguration configuration, Supplier<Parts> given) {
    super(configuration);
    this.configuration = configuration;
    this.given = given;
  }

  @Override
  public HttpServer getServer() {
    return server;
  }

  @Override
  public int getPort() {
    return server == null ? configuration.getBindPort() : server.actualPort();
  }

  /** Never another's. */
  @Override
  protected Vertx lookupVertx() {
    return null;
  }

  @Override
  protected Vertx createVertxInstance() {
    parts = given.get();
    ConnectionCount count = new ConnectionCount(parts.connections(), System::nanoTime);
    own =
        new VertxBuilder(new VertxOptions().setWorkerPoolSize(parts.workers()))
            .findTransport(new CountingTransport(count))
            .executorServiceFactory((threads, least, most) -> new Workers(most))
            .init()
            .vertx();
    return own;
  }

  @Override
  protected void startServer() {
    Router root = Router.router(own);
    root.route(configuration.getPath() + "*").subRouter(apis());
    server =
        own.createHttpServer(options())
            .connectionHandler(this::began)
            .invalidRequestHandler(parts.broken())
            .requestHandler(request -> handler(request, root).handle(request));
    await(server.listen(configuration.getBindPort(), configuration.getBindHost()));
    if (parts.tls() != null) {
      own.setPeriodic(
          parts.tlsCheck().toMillis(), tick -> own.executeBlocking(this::refreshTls, false));
    }
  }

  @Override
  protected void stopServer() {
    if (server != null) {
      getCamelContext().removeComponent(PlatformHttpConstants.PLATFORM_HTTP_COMPONENT_NAME);
      await(server.close());
      server = null;
    }
  }

  @Override
  protected void stopVertx() {
    if (own != null) {
      await(own.close());
      own = null;
      setVertx(null);
    }
  }

  private Handler<HttpServerRequest> handler(HttpServerRequest request, Router root) {
    // What comes at a stop is answered by the router, in whose routes others may still be.
    ready = ready || getCamelContext().isStarted();
    if (!ready) {
      return parts.early();
    }
    return ReadableTarget.is(request.uri()) ? root : parts.broken();
  }

  private Void refreshTls() {
    parts.tls().refresh();
    return null;
  }

  private HttpServerOptions options() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(READABLE * parts.heads().url())
            .setMaxHeaderSize(parts.heads().bytes())
            .setHttp2ClearTextEnabled(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);
    return parts.tls() == null ? options : parts.tls().on(options, parts.connections().head());
  }

  private void began(HttpConnection connection) {
    if (parts.tls() != null && !parts.tls().trusts(connection)) {
      connection.close();
      return;
    }
    ChannelPipeline pipeline = ((ConnectionBase) connection).channelHandlerContext().pipeline();
    pipeline.addAfter(ENCODER, "turns", new OneAtATime());
    pipeline.addAfter(ENCODER, "pace", new ConnectionPace(parts.connections(), System::nanoTime));
  }

  private Router apis() {
    String name = VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort());
    return VertxPlatformHttpRouter.lookup(getCamelContext(), name);
  }

  private static void await(Future<?> future) {
    future.toCompletionStage().toCompletableFuture().join();
  }
}
