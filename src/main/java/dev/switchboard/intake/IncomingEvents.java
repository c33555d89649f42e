package dev.switchboard.intake;

import dev.switchboard.access.RequestView;
import dev.switchboard.dialect.Dialect;
import dev.switchboard.event.Recognition;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * A body's items, one by one, each noted on the receipt as it is handed out. A body that cannot be
 * read to its end just ends here, and the receipt says why: what was handed out before is committed
 * and answered for. For one thread.
 */
final class IncomingEvents implements Iterator<IncomingEvent> {
  private final Pieces pieces;
  private final Dialect dialect;
  private final RequestView request;
  private final UUID tenant;
  private final EventMaker maker;
  private final Receipt receipt;
  private Piece next;
  private boolean ended;

  IncomingEvents(
      Pieces pieces,
      Dialect dialect,
      RequestView request,
      UUID tenant,
      EventMaker maker,
      Receipt receipt) {
    this.pieces = pieces;
    this.dialect = dialect;
    this.request = request;
    this.tenant = tenant;
    this.maker = maker;
    this.receipt = receipt;
  }

  @Override
  public boolean hasNext() {
    if (next == null && !ended) {
      next = read();
      ended = next == null;
    }
    return next != null;
  }

  @Override
  public IncomingEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Piece piece = next;
    next = null;
    return judge(piece);
  }

  private IncomingEvent judge(Piece piece) {
    int index = receipt.items();
    if (piece.reason() != null) {
      return rejected(index, piece.reason());
    }
    Recognition recognised = dialect.recognise(piece.document(), request);
    String objection = maker.objection(recognised);
    if (objection != null) {
      tire(piece);
      return rejected(index, objection);
    }
    receipt.accept(index);
    return new IncomingEvent(
        index, maker.event(tenant, dialect.name(), recognised, piece.bytes()), null);
  }

  private IncomingEvent rejected(int index, String reason) {
    receipt.reject(index, reason);
    return new IncomingEvent(index, null, reason);
  }

  private Piece read() {
    try {
      return pieces.next();
    } catch (IOException e) {
      fail(e);
      return null;
    }
  }

  private void tire(Piece piece) {
    try {
      pieces.useless(piece.bytes().length);
    } catch (BodyFailure e) {
      fail(e);
      ended = true;
    }
  }

  private void fail(IOException e) {
    receipt.fail(BodyFailure.of(e).refusal());
  }
}
