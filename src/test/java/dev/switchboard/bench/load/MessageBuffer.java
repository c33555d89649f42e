package dev.switchboard.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Cuts the bytes of one connection into HTTP/1.1 messages, requests or responses alike. It knows
 * only messages whose length is told by {@code Content-Length} (none means no body), which is all
 * that either side of a measurement gets to see.
 */
final class MessageBuffer {
  private static final byte[] LENGTH = "content-length:".getBytes();
  private static final byte[] CODING = "transfer-encoding:".getBytes();

  private byte[] bytes = new byte[8 * 1024];
  private int filled;
  private int start;
  private int body;
  private int end;

  /**
   * Reads what has arrived.
   *
   * @return false when the other side has closed
   */
  boolean fill(SocketChannel channel) throws IOException {
    if (start > 0) {
      System.arraycopy(bytes, start, bytes, 0, filled - start);
      filled -= start;
      end -= start;
      start = 0;
    }
    if (filled == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    int count = channel.read(ByteBuffer.wrap(bytes, filled, bytes.length - filled));
    filled += Math.max(0, count);
    return count >= 0;
  }

  /**
   * Goes to the next message, leaving the one before.
   *
   * @return false when it is not complete yet
   */
  boolean next() {
    start = end;
    int length = 0;
    for (int i = start; i + 2 < filled; i++) {
      if (bytes[i] != '\n') {
        continue;
      }
      if (bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
        body = i + 3;
        if (body + length > filled) {
          return false;
        }
        end = body + length;
        return true;
      }
      if (startsWith(i + 1, LENGTH)) {
        length = number(skipSpaces(i + 1 + LENGTH.length));
      } else if (startsWith(i + 1, CODING)) {
        throw new IllegalStateException("a message in chunks, whose length is not told");
      }
    }
    return false;
  }

  /** The status of the message, when it is a response. */
  int status() {
    return number(start + "HTTP/1.1 ".length());
  }

  /**
   * The number after the first {@code marker} in the head of the message.
   *
   * @return -1 when there is none
   */
  long numberInHead(byte[] marker) {
    return numberAfter(marker, start, body);
  }

  /**
   * The number after the first {@code marker} in the body of the message.
   *
   * @return -1 when there is none
   */
  long numberInBody(byte[] marker) {
    return numberAfter(marker, body, end);
  }

  private long numberAfter(byte[] marker, int from, int to) {
    for (int i = from; i + marker.length < to; i++) {
      if (bytes[i] == marker[0]
          && Arrays.equals(bytes, i, i + marker.length, marker, 0, marker.length)) {
        return digits(i + marker.length);
      }
    }
    return -1;
  }

  private boolean startsWith(int from, byte[] lowerCase) {
    if (from + lowerCase.length > filled) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      int letter = bytes[from + i];
      if ((letter >= 'A' && letter <= 'Z' ? letter + 32 : letter) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  private int skipSpaces(int from) {
    int i = from;
    while (i < filled && bytes[i] == ' ') {
      i++;
    }
    return i;
  }

  private int number(int from) {
    return (int) digits(from);
  }

  private long digits(int from) {
    long value = 0;
    for (int i = from; i < filled && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      value = 10 * value + bytes[i] - '0';
    }
    return value;
  }
}
