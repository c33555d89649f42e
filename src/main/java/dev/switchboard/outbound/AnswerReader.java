package dev.switchboard.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Reads the body of an answer as far as it is worth it: the first 2 KiB are kept, the rest up to 64
 * KiB is read only to keep the connection, and behind that the connection is dropped. Bytes on the
 * wire count as well, so that tiny chunks with long headers end too.
 */
final class AnswerReader {
  static final int KEPT = 2 * 1024;
  static final int READ = 64 * 1024;

  private AnswerReader() {}

  /**
   * Reads, and gives the connection back or drops it.
   *
   * @param isFollowed whether more has come than the answer, once that was read
   * @return the first bytes; empty when there is no body
   * @throws IOException when the connection breaks
   */
  static byte[] read(
      ClassicHttpResponse answer,
      ExecRuntime connection,
      EndpointDetails wire,
      BooleanSupplier isFollowed)
      throws IOException {
    HttpEntity entity = answer.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    InputStream content = entity.getContent();
    long lastWireByte = wire == null ? Long.MAX_VALUE : wire.getReceivedBytesCount() + READ;
    long announced = entity.getContentLength();
    // one byte more than announced, so that the end is seen without a second buffer
    byte[] kept = new byte[announced >= 0 && announced < KEPT ? (int) announced + 1 : KEPT];
    int length = 0;
    int total = 0;
    byte[] spare = null;
    while (true) {
      boolean full = length == kept.length;
      if (full && spare == null) {
        spare = new byte[KEPT];
      }
      int count = full ? content.read(spare) : content.read(kept, length, kept.length - length);
      if (count < 0) {
        if (isFollowed.getAsBoolean()) {
          connection.discardEndpoint();
        } else {
          connection.releaseEndpoint();
        }
        return Arrays.copyOf(kept, length);
      }
      length += full ? 0 : count;
      total += count;
      if (total >= READ || wire != null && wire.getReceivedBytesCount() >= lastWireByte) {
        connection.discardEndpoint();
        return Arrays.copyOf(kept, length);
      }
    }
  }
}
