package dev.switchboard.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @ParameterizedTest
  @CsvSource({
    "a letter,                  61, true",
    "nothing,                   '', true",
    "two bytes,                 c3a4, true",
    "the last of three bytes,   efbfbf, true",
    "the first of four bytes,   f0908080, true",
    "the last character,        f48fbfbf, true",
    "before the surrogates,     ed9fbf, true",
    "a lone continuation,       80, false",
    "a lead alone,              c3, false",
    "a lead before a letter,    c361, false",
    "an overlong slash,         c0af, false",
    "an overlong zero,          c080, false",
    "overlong in three bytes,   e09fbf, false",
    "overlong in four bytes,    f08fbfbf, false",
    "half of a surrogate pair,  eda080, false",
    "beyond the last character, f4908080, false",
    "a lead that is none,       f5808080, false",
    "UTF-16,                    feff0061, false",
    "cut in the middle,         e282, false"
  })
  void takesUtf8ToTheLetter(String what, String hex, boolean valid) {
    byte[] text = HexFormat.of().parseHex(hex);
    assertThat(Utf8.isValid(text)).as(what).isEqualTo(valid);
    Utf8 inParts = new Utf8();
    boolean taken = true;
    for (int i = 0; i < text.length; i++) {
      taken &= inParts.takes(text, i, 1);
    }
    assertThat(taken && inParts.isComplete()).as(what + ", byte by byte").isEqualTo(valid);
  }

  @Test
  void agreesWithTheLibraryOnAllTextsOfTwoAndThreeBytes() {
    byte[] text = new byte[3];
    for (int i = 0x800000; i < 0x1000000; i += 7) {
      ByteBuffer.wrap(text).put((byte) (i >> 16)).put((byte) (i >> 8)).put((byte) i);
      if (Utf8.isValid(text) != decodes(text)) {
        fail("not as the library: " + HexFormat.of().formatHex(text));
      }
    }
  }

  @Test
  void tellsWhereItStopped() {
    Utf8 utf8 = new Utf8();
    assertThat(utf8.takes(new byte[] {'a', '\n', 'b', (byte) 0xff}, 0, 4)).isFalse();
    assertThat(utf8.place()).isEqualTo("line 2, column 2");
  }

  private static boolean decodes(byte[] text) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    return !decoder.decode(ByteBuffer.wrap(text), CharBuffer.allocate(text.length), true).isError();
  }
}
