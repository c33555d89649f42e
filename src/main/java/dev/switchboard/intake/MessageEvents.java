package dev.switchboard.intake;

import dev.switchboard.access.RequestView;
import dev.switchboard.dialect.Dialects;
import java.io.IOException;
import java.util.Iterator;
import java.util.UUID;

/**
 * Cuts a message's body into events, for routes that take them from somewhere else than the
 * gateway's own HTTP paths: a file, a queue, a socket.
 */
public final class MessageEvents {
  private final Dialects dialects;
  private final EventMaker maker;
  private final BodyCutter cutter;

  /** A reader for the events of these dialects. */
  public MessageEvents(Dialects dialects, EventMaker maker, IntakeLimits limits) {
    this.dialects = dialects;
    this.maker = maker;
    this.cutter = new BodyCutter(limits);
  }

  /**
   * The items of a body: one JSON object, an array of them, or a sequence.
   *
   * @param dialect the name of the family whose events these are
   * @param tenant the id of the account they belong to
   * @param body what the message holds
   * @throws IllegalArgumentException when there is no such family, or {@code tenant} is no id
   * @throws IOException when an array is not JSON
   */
  public Iterator<IncomingEvent> read(String dialect, String tenant, byte[] body)
      throws IOException {
    return new IncomingEvents(
        cutter.cut(body),
        dialects.named(dialect),
        NoRequest.VIEW,
        UUID.fromString(tenant),
        maker,
        new Receipt());
  }

  /** What a message that came by no request has to say beside its body. */
  private enum NoRequest implements RequestView {
    VIEW;

    @Override
    public String method() {
      return "";
    }

    @Override
    public String path() {
      return "";
    }

    @Override
    public String header(String name) {
      return null;
    }

    @Override
    public String query(String name) {
      return null;
    }
  }
}
