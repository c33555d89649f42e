package dev.switchboard.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.postgresql.core.Oid;

/**
 * Arrays of one dimension as PostgreSQL's protocol takes them in binary, of the types for which its
 * driver knows only text: writing that, and reading it again in the database, cost a delivery a
 * twentieth of its time. A header (dimensions, whether there are nulls, the element's type, length,
 * first index), then for each element its length in bytes, -1 for null, and itself; all integers
 * big-endian. Follows {@code array_recv}, {@code uuid_recv} and {@code timestamptz_recv} of
 * PostgreSQL's source.
 */
final class BinaryArray {
  private static final int HEADER = 5 * Integer.BYTES;
  private static final int NULL = -1;
  private static final long EPOCH_2000_SECONDS = 946_684_800;
  private static final long MICROS = 1_000_000;

  private BinaryArray() {}

  /**
   * @param ids {@link UUID}s or nulls
   */
  static byte[] ofUuids(Object[] ids) {
    return of(
        Oid.UUID,
        2 * Long.BYTES,
        ids,
        (bytes, id) -> {
          bytes.putLong(((UUID) id).getMostSignificantBits());
          bytes.putLong(((UUID) id).getLeastSignificantBits());
        });
  }

  /**
   * @param times {@link Instant}s or nulls; rounded to the microsecond, as the database would
   */
  static byte[] ofTimes(Object[] times) {
    return of(
        Oid.TIMESTAMPTZ,
        Long.BYTES,
        times,
        (bytes, time) -> bytes.putLong(microsSince2000((Instant) time)));
  }

  private static long microsSince2000(Instant time) {
    return (time.getEpochSecond() - EPOCH_2000_SECONDS) * MICROS + (time.getNano() + 500) / 1_000;
  }

  private static byte[] of(
      int type, int size, Object[] values, BiConsumer<ByteBuffer, Object> element) {
    int nulls = 0;
    for (Object value : values) {
      nulls += value == null ? 1 : 0;
    }
    int present = values.length - nulls;
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER + values.length * Integer.BYTES + present * size)
            .putInt(1)
            .putInt(nulls == 0 ? 0 : 1)
            .putInt(type)
            .putInt(values.length)
            .putInt(1);
    for (Object value : values) {
      if (value == null) {
        bytes.putInt(NULL);
      } else {
        bytes.putInt(size);
        element.accept(bytes, value);
      }
    }
    return bytes.array();
  }
}
