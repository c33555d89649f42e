package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.gate.JsonLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each body is cut from memory and as a stream that arrives in parts of every size. */
class BodyCutterTest {
  private static final IntakeLimits LIMITS =
      new IntakeLimits(
          1 << 20, 2_000, new JsonLimits(20, 2_000, 50, 500), Duration.ofSeconds(1), 1);

  /**
   * In bodies {@code ~} is a line end, {@code ^} a carriage return, {@code #} a backslash; {@code
   * !} is a rejection.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1}                          | {'a':1}",
        "  {'a': 1 }  ~~                  | {'a': 1 }",
        "{'a':1}~{'b':2}                  | {'a':1} {'b':2}",
        "{'a':1}^~{'b':2}^~               | {'a':1} {'b':2}",
        "{'a':1}{'b':2}                   | {'a':1} {'b':2}",
        "{~'a':~1~}~{~'b':[~{}]}          | {~'a':~1~} {~'b':[~{}]}",
        "{'a':1}~garbage~{'b':2}          | {'a':1} ! {'b':2}",
        "{'a':1}~{'x':~{'b':2}            | {'a':1} ! {'b':2}",
        "{'a':'x~{'b':2}                  | ! {'b':2}",
        "{'a':1} xyz~{'b':2}              | {'a':1} ! {'b':2}",
        "{'a':1}~{'b':                    | {'a':1} !",
        "one~two~{'b':2}                  | ! ! {'b':2}",
        "1~'x'~null~true~{'b':2}~[1]      | ! ! ! ! {'b':2} !",
        "{'a':{'b':1}~{'c':2}~{'d':3}     | ! {'c':2} {'d':3}",
        "{'a':'}{][#'x'}                  | {'a':'}{][#'x'}",
        "[]                               | ``",
        "[{'a':1},{'b':2}]                | {'a':1} {'b':2}",
        " ~[~{'a' : 1}~,~{'b':[{}]}~] ~   | {'a' : 1} {'b':[{}]}",
        "[1,{'a':1},[{}],null]            | ! {'a':1} ! !",
      })
  void cutsWhatTheBodyHolds(String body, String expected) throws IOException {
    String json = real(body);
    List<String> pieces = new ArrayList<>();
    for (String piece : real(expected).split("(?<=[}!]) (?=[{!])")) {
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
    }
    assertThat(cut(json)).isEqualTo(pieces);
    assertThat(cut("\uFEFF" + json)).isEqualTo(pieces);
    for (int part = 1; part <= json.length(); part++) {
      assertThat(cutInParts(json, part)).as("in parts of %d", part).isEqualTo(pieces);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                | line 1, column 1",
        "` ~ `             | line 1, column 1",
        "garbage           | line 1, column 8",
        "{'a':             | line 1, column",
        "~~  {'a' 1}       | line 3, column 8",
        "[{'a':1},~{'b']   | line 2, column 5",
        "[{'a':1}          | line 1, column",
        "[{'a':1}] x       | line 1, column",
        "[{'a':1}]~{'b':2} | there is more after the array at line 2, column 1",
        "nope~neither      | line 1, column 6",
      })
  void refusesWhatIsNotJsonAndTellsWhere(String body, String place) {
    String json = real(body);
    assertThatThrownBy(() -> cut(json))
        .isInstanceOf(BodyFailure.class)
        .hasMessageContaining(place)
        .satisfies(e -> assertThat(((BodyFailure) e).refusal().status()).isEqualTo(400));
    assertThatThrownBy(() -> cutInParts(json, 3))
        .isInstanceOf(BodyFailure.class)
        .hasMessageContaining(place);
  }

  @Test
  void rejectsAHugeItemAndGoesOnAfterIt() throws IOException {
    String huge = "{\"a\":\"" + "x".repeat(100_000) + "\"}";
    String nested = "{\"a\":[" + "1,\n".repeat(30_000) + "1]}";
    for (String big : List.of(huge, nested)) {
      assertThat(cut("{}\n" + big + "{\"b\":2}")).containsExactly("{}", "!", "{\"b\":2}");
      assertThat(cutInParts("{}\n" + big + "{\"b\":2}", 777))
          .containsExactly("{}", "!", "{\"b\":2}");
      assertThat(cutInParts("[{}," + big + ",{\"b\":2}]", 777))
          .containsExactly("{}", "!", "{\"b\":2}");
    }
  }

  @Test
  void rejectsAnItemNestedTooDeeply() throws IOException {
    String deep = "{\"a\":".repeat(30) + "1" + "}".repeat(30);
    assertThat(cut("{}\n" + deep + "\n{\"b\":2}")).containsExactly("{}", "!", "{\"b\":2}");
  }

  @Test
  void rejectsBytesThatAreNotUtf8() throws IOException {
    byte[] body = "{\"a\":\"?\"}\n{\"b\":2}".getBytes(StandardCharsets.UTF_8);
    body[6] = (byte) 0xC3;
    assertThat(pieces(new BodyCutter(LIMITS).cut(body))).containsExactly("!", "{\"b\":2}");
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);
    assertThatThrownBy(() -> pieces(new BodyCutter(LIMITS).cut(utf16)))
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void keepsTheProducersExactBytes() throws IOException {
    String item = "{ \"ä\" : \"\\u00e9€😀\", \"n\":1.0e+2 }";
    assertThat(cut(item + "\n" + item)).containsExactly(item, item);
    assertThat(cutInParts("[" + item + " , " + item + "]", 5)).containsExactly(item, item);
  }

  @Test
  void cutsALargeArrayOutOfATemporaryFile() throws IOException {
    String item = "{\"a\":\"" + "x".repeat(1_000) + "\"}";
    String body = "[" + (item + ",").repeat(4_000) + item + "]";
    assertThat(cutInParts(body, 8_192)).hasSize(4_001).allMatch(item::equals);
  }

  @Test
  void losesPatienceWithABodyMadeToBeReadOverAndOver() {
    String block = "[\n" + "1,\n".repeat(200);
    assertThatThrownBy(() -> cutInParts("{}\n" + block.repeat(2_000), 8_192))
        .isInstanceOf(BodyFailure.class)
        .hasMessageContaining("too much of the body is not events");
  }

  private static String real(String text) {
    return text.replace("#'", "\\\"").replace('\'', '"').replace('~', '\n').replace('^', '\r');
  }

  private static List<String> cut(String body) throws IOException {
    return pieces(new BodyCutter(LIMITS).cut(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> cutInParts(String body, int size) throws IOException {
    InputStream stream =
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(size, length));
          }
        };
    List<AutoCloseable> resources = new ArrayList<>();
    try {
      return pieces(new BodyCutter(LIMITS).cut(stream, resources::add));
    } finally {
      for (AutoCloseable resource : resources) {
        closeQuietly(resource);
      }
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> pieces(Sequence sequence) throws IOException {
    List<String> pieces = new ArrayList<>();
    for (Piece piece = sequence.next(); piece != null; piece = sequence.next()) {
      pieces.add(piece.reason() == null ? new String(piece.bytes(), StandardCharsets.UTF_8) : "!");
    }
    return pieces;
  }
}
