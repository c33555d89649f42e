package dev.switchboard.wiring;

import dev.switchboard.gate.RouterErrors;
import dev.switchboard.server.AnswerHeaders;
import dev.switchboard.server.ApiServer;
import dev.switchboard.server.ConnectionLimits;
import dev.switchboard.server.ServerTls;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.component.platform.http.main.DefaultMainHttpServerFactory;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.HttpServerConfigurationProperties;
import org.apache.camel.spi.Registry;

/** Makes the HTTP server of the APIs; that of health and metrics is Camel's own. */
public final class HttpServers extends DefaultMainHttpServerFactory {

  @Override
  public Service newHttpServer(CamelContext context, HttpServerConfigurationProperties wanted) {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setServerType(VertxPlatformHttpRouter.SERVER_TYPE_SERVER);
    configuration.setBindHost(wanted.getHost());
    configuration.setBindPort(wanted.getPort());
    configuration.setPath(wanted.getPath());
    configuration.setMaxBodySize(wanted.getMaxBodySize());
    configuration.getBodyHandler().setHandleFileUploads(wanted.isFileUploadEnabled());
    ApiServer server = new ApiServer(configuration, () -> parts(context));
    server.setCamelContext(context);
    return server;
  }

  /** Found when the server starts, since it is made before the beans are. */
  private static ApiServer.Parts parts(CamelContext context) {
    Settings settings = new Settings(context);
    Registry registry = context.getRegistry();
    RouterErrors errors = registry.lookupByNameAndType("routerErrors", RouterErrors.class);
    AnswerHeaders headers = registry.lookupByNameAndType("answerHeaders", AnswerHeaders.class);
    return new ApiServer.Parts(
        settings.integer("switchboard.http.workers"),
        new ConnectionLimits(
            settings.integer("switchboard.http.max-connections"),
            settings.integer("switchboard.http.max-connections-per-address"),
            DoorBeans.proxies(settings),
            settings.duration("switchboard.http.head-timeout"),
            settings.duration("switchboard.http.idle-timeout")),
        ServerBeans.heads(settings),
        registry.lookupByNameAndType("serverTls", ServerTls.class),
        settings.duration("switchboard.http.tls.check-every"),
        headers.before(errors::refuseBroken),
        headers.before(errors::refuseEarly));
  }
}
