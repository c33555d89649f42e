package dev.switchboard.intake;

import dev.switchboard.access.Caller;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.dialect.Refusal;
import dev.switchboard.gate.Gate;
import io.vertx.core.http.HttpServerRequest;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.support.ExpressionAdapter;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

/**
 * Cuts what a producer posted into events of one family, told apart by what was posted. An
 * expression, so that a split can name it.
 */
public final class EventReader extends ExpressionAdapter {
  private final Dialect dialect;
  private final EventMaker maker;
  private final IntakeLimits limits;
  private final BodyForm form;

  private EventReader(Dialect dialect, EventMaker maker, IntakeLimits limits, BodyForm form) {
    this.dialect = dialect;
    this.maker = maker;
    this.limits = limits;
    this.form = form;
  }

  /** A reader for the events of a family: one, an array or a sequence. */
  public static EventReader of(Dialect dialect, EventMaker maker, IntakeLimits limits) {
    BodyCutter cutter = new BodyCutter(limits);
    return new EventReader(dialect, maker, limits, (fields, body) -> body.cut(cutter));
  }

  /**
   * A reader for CloudEvents, which may also come with their attributes in header fields.
   *
   * @param dialect the family that takes CloudEvents in JSON
   */
  public static EventReader ofCloudEvents(Dialect dialect, EventMaker maker, IntakeLimits limits) {
    BodyForm form =
        new CloudEventBody(
            new BodyCutter(limits), new BinaryEvent(new JsonReading(limits), limits));
    return new EventReader(dialect, maker, limits, form);
  }

  /**
   * The items of the request's body, read as they are asked for, for the caller that was
   * authenticated. Leaves the request's {@link Receipt} on the exchange.
   *
   * @return an {@link Iterator} of {@link IncomingEvent}
   * @throws Refusal 413 when the body announces itself as too large, 400 when an array is not JSON,
   *     408 when it stopped arriving, 415 when it is in a format that is not read
   */
  @Override
  public Object evaluate(Exchange exchange) {
    Receipt receipt = new Receipt();
    exchange.setProperty(Receipts.RECEIPT, receipt);
    try {
      return new IncomingEvents(
          open(exchange),
          dialect,
          Gate.view(exchange),
          exchange.getProperty(Gate.CALLER, Caller.class).tenant(),
          maker,
          receipt);
    } catch (IOException e) {
      throw BodyFailure.of(e).refusal();
    }
  }

  private Pieces open(Exchange exchange) throws IOException {
    HttpServerRequest request = exchange.getIn(HttpMessage.class).getRequest();
    return form.pieces(
        request.headers(),
        new PostedBody(request, limits, resource -> closeAtEnd(exchange, resource)));
  }

  private static void closeAtEnd(Exchange exchange, Closeable resource) {
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                IOHelper.close(resource);
              }
            });
  }
}
