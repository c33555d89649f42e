package dev.switchboard.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Acme & Söhne", "日本 😀", "123"})
  void allowsWhatCanBeShown(String text) {
    assertThat(PlainText.fits(text, 20)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "\u0085", "\ud83d", "\ude00\ud83d"})
  void refusesWhatCannot(String text) {
    assertThat(PlainText.fits(text, 20)).isFalse();
  }

  @Test
  void refusesOneCharacterTooMany() {
    assertThat(PlainText.fits("x".repeat(20), 20)).isTrue();
    assertThat(PlainText.fits("x".repeat(21), 20)).isFalse();
  }
}
