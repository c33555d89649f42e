package dev.switchboard.wiring;

import dev.switchboard.delivery.Expiry;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Dialects;
import dev.switchboard.dialect.standard.NativeDialect;
import dev.switchboard.event.Event;
import dev.switchboard.event.Ids;
import dev.switchboard.gate.Authenticator;
import dev.switchboard.gate.JsonLimits;
import dev.switchboard.intake.EventDoor;
import dev.switchboard.intake.EventMaker;
import dev.switchboard.intake.EventReader;
import dev.switchboard.intake.IncomingEvent;
import dev.switchboard.intake.IntakeLimits;
import dev.switchboard.intake.KnownEvent;
import dev.switchboard.intake.MessageEvents;
import dev.switchboard.intake.Receipts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.SimpleTypeConverter;
import org.apache.camel.util.TimeUtils;

/** How posted events are read and answered for. */
final class IntakeBeans {
  private static final String PATH = "/v1/events";

  private IntakeBeans() {}

  static void bind(CamelContext context, Settings settings) {
    Registry registry = context.getRegistry();
    Dialects dialects = registry.lookupByNameAndType("dialects", Dialects.class);
    Authenticator authenticator =
        registry.lookupByNameAndType("authenticator", Authenticator.class);
    EventMaker maker =
        new EventMaker(
            registry.lookupByNameAndType("ids", Ids.class),
            registry.lookupByNameAndType("clock", InstantSource.class),
            new Expiry(lifetimes(settings.list("switchboard.expiry"))));
    IntakeLimits limits =
        new IntakeLimits(
            settings.integer("switchboard.intake.max-body"),
            settings.integer("switchboard.intake.max-event"),
            registry.lookupByNameAndType("jsonLimits", JsonLimits.class),
            settings.duration("switchboard.intake.idle-timeout"),
            settings.integer("switchboard.intake.least-pace"));
    for (Dialect dialect : dialects.all()) {
      registry.bind(dialect.name() + "Events", EventReader.of(dialect, maker, limits));
    }
    registry.bind(
        "cloudEvents",
        EventReader.ofCloudEvents(dialects.named(NativeDialect.NAME), maker, limits));
    registry.bind("knownEvent", new KnownEvent());
    context
        .getTypeConverterRegistry()
        .addTypeConverter(
            Event.class,
            IncomingEvent.class,
            new SimpleTypeConverter(
                false, (type, exchange, item) -> ((IncomingEvent) item).event()));
    registry.bind("messageEvents", new MessageEvents(dialects, maker, limits));
    registry.bind("receipts", new Receipts());
    EventDoor door =
        new EventDoor(
            dialects.named(settings.text("switchboard.intake.credentials")), authenticator, limits);
    MainRouter.whenUp(context, router -> door.install(router, PATH));
  }

  private static Map<String, Duration> lifetimes(List<String> pairs) {
    return pairs.stream()
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0].trim(),
                pair -> Duration.ofMillis(TimeUtils.toMilliSeconds(pair[1].trim()))));
  }
}
