package dev.switchboard.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call.ringing",
        "call",
        "message.receive",
        "line.blocked",
        "order-2.Paid_in-full.by.card",
        "-",
        "_",
        "7"
      })
  void acceptsWordsJoinedByDots(String name) {
    assertThat(EventType.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ".",
        ".call",
        "call.",
        "call..cdr",
        "call.*",
        "*",
        "call cdr",
        "call/cdr",
        "call.cdr\n",
        "appel.terminé",
        "call,cdr",
        "${type}"
      })
  void refusesEverythingElse(String name) {
    assertThat(EventType.isValid(name)).isFalse();
  }

  @Test
  void acceptsUpTo128Characters() {
    assertThat(EventType.isValid("x".repeat(128))).isTrue();
    assertThat(EventType.isValid("x".repeat(129))).isFalse();
  }
}
