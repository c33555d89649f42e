package dev.switchboard.intake;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decides by a body's first byte how it is cut: an array is checked whole before its first element
 * is handed out; anything else is a sequence of values, cut as it arrives.
 */
final class BodyCutter {
  /** How much further than a value's end the parser may have read. */
  private static final int READ_AHEAD = 16 * 1024;

  private final JsonReading json;
  private final int largest;

  BodyCutter(IntakeLimits limits) {
    this.json = new JsonReading(limits);
    this.largest = limits.eventBytes();
  }

  /** Cuts a body in hand. */
  Sequence cut(byte[] body) throws IOException {
    Window window = new Window(body);
    long start = start(window);
    if (!startsArray(window, start)) {
      return new Sequence(window, json, largest);
    }
    check(window);
    window.rewind(start);
    return elements(window);
  }

  /**
   * Cuts a body that arrives.
   *
   * @param cleanup is given what must be closed when the body is done with
   */
  Sequence cut(InputStream body, Cleanup cleanup) throws IOException {
    Window window = new Window(body, largest + READ_AHEAD);
    if (!startsArray(window, start(window))) {
      return new Sequence(window, json, largest);
    }
    window.keepFrom(Long.MAX_VALUE);
    Spool spool = new Spool(window);
    cleanup.later(spool);
    check(spool);
    return elements(new Window(spool.again(), largest + READ_AHEAD));
  }

  private static long start(Window window) throws IOException {
    window.skipByteOrderMark();
    return window.position();
  }

  private static boolean startsArray(Window window, long start) throws IOException {
    window.keepFrom(start);
    window.skipBlank();
    boolean array = window.peek() == '[';
    if (window.holds(start)) {
      window.rewind(start);
    }
    return array;
  }

  private Sequence elements(Window window) throws IOException {
    Sequence elements = new Sequence(window, json, largest);
    elements.enterArray();
    return elements;
  }

  private void check(InputStream body) throws IOException {
    try (JsonParser parser = json.parser(new Utf8Stream(body))) {
      parser.nextToken();
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new JsonParseException(
            parser, "there is more after the array", parser.currentTokenLocation());
      }
    } catch (JsonProcessingException e) {
      throw new BodyFailure(400, JsonReading.reason(e) + JsonReading.place(e));
    }
  }

  /** Takes what must be closed later. */
  @FunctionalInterface
  interface Cleanup {
    void later(Closeable resource);
  }
}
