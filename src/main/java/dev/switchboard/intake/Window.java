package dev.switchboard.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * A stream that can be looked back into: it keeps the bytes from a chosen place on, up to a limit,
 * and can be read again from there. All places are counted from the start of the stream.
 */
final class Window extends InputStream {
  private static final int FIRST = 16 * 1024;

  private final InputStream source;
  private final int most;
  private byte[] buffer;
  private int filled;
  private int cursor;
  private long base;
  private long kept;

  /**
   * @param most how many bytes are kept at most
   */
  Window(InputStream source, int most) {
    this.source = source;
    this.most = most;
    this.buffer = new byte[Math.min(FIRST, most)];
  }

  /** A window on bytes in hand, which it never changes. */
  Window(byte[] bytes) {
    this.source = null;
    this.most = bytes.length;
    this.buffer = bytes;
    this.filled = bytes.length;
  }

  @Override
  public int read() throws IOException {
    return available(1) ? buffer[cursor++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!available(1)) {
      return -1;
    }
    int count = Math.min(length, filled - cursor);
    System.arraycopy(buffer, cursor, target, offset, count);
    cursor += count;
    return count;
  }

  /** The place of the next byte to be read. */
  long position() {
    return base + cursor;
  }

  /** Lets go of what is before {@code place}. */
  void keepFrom(long place) {
    kept = place;
  }

  /** The first place that can be read again. */
  long earliest() {
    return Math.max(base, Math.min(kept, position()));
  }

  /** Tells whether the bytes from {@code place} on are still here. */
  boolean holds(long place) {
    return place >= base;
  }

  /** A copy of the bytes between two places that are still here. */
  byte[] slice(long from, long to) {
    return Arrays.copyOfRange(buffer, (int) (from - base), (int) (to - base));
  }

  /** Reads again from {@code place}, which must still be here. */
  void rewind(long place) {
    cursor = (int) (place - base);
  }

  /**
   * The next byte, without reading it.
   *
   * @return -1 at the end
   */
  int peek() throws IOException {
    return available(1) ? buffer[cursor] & 0xff : -1;
  }

  /** Passes a byte order mark at the start. */
  void skipByteOrderMark() throws IOException {
    if (available(3)
        && buffer[cursor] == (byte) 0xEF
        && buffer[cursor + 1] == (byte) 0xBB
        && buffer[cursor + 2] == (byte) 0xBF) {
      cursor += 3;
    }
  }

  /** Passes the white space that JSON allows between values. */
  void skipBlank() throws IOException {
    while (available(1)) {
      byte next = buffer[cursor];
      if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
        return;
      }
      cursor++;
    }
  }

  /** Passes the rest of the line, its end included. */
  void skipLine() throws IOException {
    while (available(1)) {
      if (buffer[cursor++] == '\n') {
        return;
      }
      kept = position();
    }
  }

  private boolean available(int count) throws IOException {
    while (filled - cursor < count) {
      if (source == null) {
        return false;
      }
      makeRoom();
      int read = source.read(buffer, filled, buffer.length - filled);
      if (read < 0) {
        return false;
      }
      filled += read;
    }
    return true;
  }

  private void makeRoom() {
    if (filled < buffer.length) {
      return;
    }
    int needed = (int) (earliest() - base);
    if (needed == 0 && buffer.length < most) {
      buffer = Arrays.copyOf(buffer, Math.min(most, buffer.length * 2));
      return;
    }
    // Full of bytes to be kept: the older half goes, and who kept it will find it gone.
    int dropped = needed == 0 ? Math.min(cursor, Math.max(1, filled / 2)) : needed;
    filled -= dropped;
    cursor -= dropped;
    base += dropped;
    System.arraycopy(buffer, dropped, buffer, 0, filled);
  }
}
