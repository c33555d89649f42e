package dev.switchboard.dialect.omicall;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts the number of an attempt into a call record. The number is spliced into the producer's bytes
 * where the old one stood, since writing the document anew would change its spacing, its number
 * formats and its escapes.
 */
final class AttemptNumber {
  private static final String KEY = "send_num_retry";
  private static final JsonFactory FACTORY = new JsonFactory();

  private AttemptNumber() {}

  /**
   * @param record a JSON object in UTF-8
   * @param attempt 1 for the first
   * @return the record's own array when it lacks the key, or has that number already
   * @throws UncheckedIOException when the record is no JSON
   */
  static byte[] write(byte[] record, int attempt) {
    byte[] number = Integer.toString(attempt).getBytes(StandardCharsets.US_ASCII);
    try (JsonParser parser = FACTORY.createParser(record)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return record;
      }
      ByteArrayOutputStream changed = null;
      int copied = 0;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = KEY.equals(parser.currentName());
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (!wanted || start < 0) {
          continue;
        }
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        if (!Arrays.equals(record, start, end, number, 0, number.length)) {
          changed = changed == null ? new ByteArrayOutputStream(record.length + 8) : changed;
          changed.write(record, copied, start - copied);
          changed.write(number, 0, number.length);
          copied = end;
        }
      }
      if (changed == null) {
        return record;
      }
      changed.write(record, copied, record.length - copied);
      return changed.toByteArray();
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
