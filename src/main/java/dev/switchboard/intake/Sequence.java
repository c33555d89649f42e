package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.switchboard.gate.Utf8;
import java.io.IOException;

/**
 * Cuts JSON values, one after the other, out of a window: the elements of an array, or a sequence.
 * Each value is passed over token by token, so a value of any size costs no memory; only one that
 * is small enough is copied and read. In a sequence, a value that is not JSON is one rejection, and
 * reading goes on with the line after the one it started on.
 */
final class Sequence implements Pieces {
  private static final long PATIENCE = 16L * 1024 * 1024;

  private final Window window;
  private final JsonReading json;
  private final int largest;
  private final Patience patience = new Patience(PATIENCE);
  private JsonParser parser;
  private long origin;
  private boolean array;
  private boolean anyValue;
  private String firstError;

  /**
   * @param largest bytes of the largest value that is read
   */
  Sequence(Window window, JsonReading json, int largest) {
    this.window = window;
    this.json = json;
    this.largest = largest;
  }

  /** Enters the array that starts here: its elements are the values. */
  void enterArray() throws IOException {
    open();
    parser.nextToken();
    array = true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BodyFailure 400 when no value at all is JSON, or far too many are not
   */
  @Override
  public Piece next() throws IOException {
    long from = window.earliest();
    try {
      if (parser == null) {
        open();
        from = origin;
      }
      JsonToken token = parser.nextToken();
      if (token == null || array && token == JsonToken.END_ARRAY) {
        close();
        requireAnyValue();
        return null;
      }
      return value(token, from);
    } catch (JsonProcessingException e) {
      return bad(e, from);
    }
  }

  @Override
  public void useless(int bytes) throws BodyFailure {
    pay(0, bytes);
  }

  private Piece value(JsonToken token, long from) throws IOException {
    long start = origin + parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    long end = origin + parser.currentLocation().getByteOffset();
    Piece piece = cut(token, start, end);
    anyValue = true;
    window.keepFrom(end);
    if (piece.reason() != null) {
      pay(0, end - from);
    }
    return piece;
  }

  private Piece cut(JsonToken token, long start, long end) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      return Piece.rejected("not a JSON object");
    }
    if (end - start > largest || !window.holds(start)) {
      return Piece.rejected("larger than " + largest + " bytes");
    }
    byte[] bytes = window.slice(start, end);
    if (!Utf8.isValid(bytes)) {
      throw JsonReading.notUtf8(parser);
    }
    try {
      return new Piece(bytes, json.tree(bytes), null);
    } catch (JsonProcessingException e) {
      return Piece.rejected(JsonReading.reason(e));
    }
  }

  private Piece bad(JsonProcessingException e, long from) throws IOException {
    String reason = JsonReading.reason(e);
    if (array) {
      throw new BodyFailure(400, reason + JsonReading.place(e));
    }
    if (firstError == null) {
      firstError = reason + JsonReading.place(e);
    }
    long looked = parser == null ? 0 : origin + parser.currentLocation().getByteOffset() - from;
    close();
    window.rewind(window.earliest());
    window.skipBlank();
    window.skipLine();
    window.keepFrom(window.position());
    pay(looked, window.position() - from);
    return Piece.rejected(reason);
  }

  private void pay(long looked, long advanced) throws BodyFailure {
    if (!patience.pay(looked, advanced)) {
      requireAnyValue();
      throw new BodyFailure(400, "too much of the body is not events");
    }
  }

  private void requireAnyValue() throws BodyFailure {
    if (!anyValue && !array) {
      throw new BodyFailure(
          400, firstError == null ? "the body is empty at line 1, column 1" : firstError);
    }
  }

  private void open() throws IOException {
    window.keepFrom(window.position());
    origin = window.position();
    parser = json.parser(window);
  }

  private void close() throws IOException {
    if (parser != null) {
      parser.close();
      parser = null;
    }
  }
}
