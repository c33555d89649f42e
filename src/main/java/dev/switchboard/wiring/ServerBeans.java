package dev.switchboard.wiring;

import dev.switchboard.gate.RouterErrors;
import dev.switchboard.server.AnswerHeaders;
import dev.switchboard.server.BodyDeadline;
import dev.switchboard.server.ContentTypeDoor;
import dev.switchboard.server.HeadDoor;
import dev.switchboard.server.HeadLimits;
import dev.switchboard.server.InFlight;
import dev.switchboard.server.LoadDoor;
import dev.switchboard.server.RequestSize;
import dev.switchboard.server.ServerTls;
import dev.switchboard.server.TlsFiles;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** What stands before every route: limits of heads, of load and of time, and TLS. */
final class ServerBeans {
  private static final String EVENTS = "/v1/events/";

  private ServerBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    RouterErrors errors = registry.lookupByNameAndType("routerErrors", RouterErrors.class);
    InFlight inFlight =
        new InFlight(
            settings.integer("switchboard.http.max-requests"),
            settings.integer("switchboard.http.max-queued-bytes"));
    registry.bind("inFlight", inFlight);
    ServerTls tls = tls(settings);
    if (tls != null) {
      registry.bind("serverTls", tls);
    }
    int managed = settings.integer("switchboard.http.max-body");
    int streamed = settings.integer("switchboard.intake.max-event");
    AnswerHeaders headers = new AnswerHeaders(settings.duration("switchboard.http.hsts"));
    registry.bind("answerHeaders", headers);
    MainRouter.whenUp(context, headers::install);
    MainRouter.whenUp(context, new HeadDoor(heads(settings), errors)::install);
    MainRouter.whenUp(context, new ContentTypeDoor(errors)::install);
    MainRouter.whenUp(
        context,
        new LoadDoor(
                inFlight,
                request ->
                    RequestSize.atMost(request, isStreamed(request.path()) ? streamed : managed),
                errors)
            ::install);
    MainRouter.whenUp(
        context,
        new BodyDeadline(
                settings.duration("switchboard.http.body-timeout"), ServerBeans::isStreamed)
            ::install);
  }

  static HeadLimits heads(Settings settings) {
    return new HeadLimits(
        settings.integer("switchboard.http.max-url"),
        settings.integer("switchboard.http.max-head"),
        settings.integer("switchboard.http.max-fields"));
  }

  private static boolean isStreamed(String path) {
    return path != null && (path + "/").startsWith(EVENTS);
  }

  private static ServerTls tls(Settings settings) {
    String chain = settings.text("switchboard.http.tls.certificate");
    String key = settings.text("switchboard.http.tls.key");
    String clients = settings.text("switchboard.http.tls.clients");
    if (chain.isEmpty() != key.isEmpty() || chain.isEmpty() && !clients.isEmpty()) {
      throw new IllegalArgumentException(
          "switchboard.http.tls needs both a certificate and a key, or neither");
    }
    return chain.isEmpty()
        ? null
        : new ServerTls(
            new TlsFiles(
                Path.of(chain), Path.of(key), clients.isEmpty() ? null : Path.of(clients)));
  }
}
