package dev.switchboard.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damage to bytes: what is flipped, cut, doubled, moved or slipped in between. */
final class Mutations {
  private static final List<byte[]> SLIPPED_IN =
      List.of(
          bytes(0),
          bytes(0xff),
          bytes(0x80),
          bytes(0xc0, 0xaf),
          bytes(0xed, 0xa0, 0x80),
          bytes(0xef, 0xbb, 0xbf),
          bytes(0xfe, 0xff),
          bytes(0xff, 0xfe),
          bytes(0xfe, 0xff, 0, 0),
          bytes(0, 0, 0xff, 0xfe),
          bytes(0, 0, 0xfe, 0xff),
          bytes(0xff, 0xff, 0xff, 0xff),
          bytes('\r', '\n'),
          bytes('\n', '\n'),
          bytes('"'),
          bytes('\\'),
          bytes('\\', 'u', 'd', '8', '0', '0'),
          bytes('\\', 'u', '0', '0', '0', '0'),
          bytes('['),
          bytes(']'),
          bytes('{'),
          bytes('}'),
          bytes(','),
          bytes('%', '0', '0'),
          bytes('%'),
          bytes('&', '='));

  private Mutations() {}

  /** {@code bytes} after one to four damages. */
  static byte[] damaged(byte[] bytes, Random random) {
    byte[] result = bytes;
    for (int i = random.nextInt(4); i >= 0; i--) {
      result = damagedOnce(result, random);
    }
    return result;
  }

  /** The same for a text in which every character is one byte. */
  static String damaged(String text, Random random) {
    return latin(damaged(text.getBytes(StandardCharsets.ISO_8859_1), random));
  }

  /** {@code bytes} in up to five parts, cut anywhere. */
  static List<byte[]> cut(byte[] bytes, Random random) {
    int[] cuts = random.ints(random.nextInt(5), 0, bytes.length + 1).sorted().toArray();
    ArrayList<byte[]> parts = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      parts.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    parts.add(Arrays.copyOfRange(bytes, from, bytes.length));
    return parts;
  }

  private static byte[] damagedOnce(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(1 + bytes.length / 4));
    return switch (random.nextInt(6)) {
      case 0 -> joined(bytes, 0, from, SLIPPED_IN.get(random.nextInt(SLIPPED_IN.size())), from);
      case 1 -> joined(bytes, 0, from, new byte[0], to);
      case 2 -> joined(bytes, 0, to, new byte[0], from);
      case 3 -> Arrays.copyOf(bytes, from);
      case 4 -> joined(bytes, from, bytes.length, Arrays.copyOf(bytes, from), bytes.length);
      default -> flipped(bytes, random);
    };
  }

  /** The first part of {@code bytes}, something, and the rest of {@code bytes} from a place on. */
  private static byte[] joined(byte[] bytes, int from, int to, byte[] between, int rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, from, to - from);
    out.writeBytes(between);
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }

  private static byte[] flipped(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    if (result.length > 0) {
      result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return result;
  }

  /** Bytes as a text of as many characters. */
  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
