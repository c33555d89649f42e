package dev.switchboard.cloudevents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The value of an HTTP header field that carries an attribute: printable ASCII in which everything
 * else is percent-encoded UTF-8 (CloudEvents 1.0.2, HTTP binding, 3.1.3.2).
 */
public final class FieldValue {
  private FieldValue() {}

  /**
   * The text of the attribute.
   *
   * @param value as the field has it; what older senders put between double quotes is taken out of
   *     them
   * @throws IllegalArgumentException when it is not encoded like that; the message goes on from the
   *     name of the field
   */
  public static String decode(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    byte[] bytes = bytes(quoted ? unquoted(value) : value);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is percent-encoded, but not of UTF-8", e);
    }
  }

  private static byte[] bytes(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char next = value.charAt(i);
      if (next < ' ' || next > '~') {
        throw new IllegalArgumentException("holds what must be percent-encoded");
      }
      if (next == '%') {
        bytes.write(digit(value, i + 1) << 4 | digit(value, i + 2));
        i += 2;
      } else {
        bytes.write(next);
      }
    }
    return bytes.toByteArray();
  }

  private static int digit(String value, int place) {
    if (place >= value.length() || !HexFormat.isHexDigit(value.charAt(place))) {
      throw new IllegalArgumentException("has a % without two hexadecimal digits after it");
    }
    return HexFormat.fromHexDigit(value.charAt(place));
  }

  private static String unquoted(String value) {
    StringBuilder text = new StringBuilder(value.length());
    int end = value.length() - 1;
    for (int i = 1; i < end; i++) {
      char next = value.charAt(i);
      if (next == '"' || next == '\\' && i + 1 == end) {
        throw new IllegalArgumentException("is wrongly quoted");
      }
      text.append(next == '\\' ? value.charAt(++i) : next);
    }
    return text.toString();
  }
}
