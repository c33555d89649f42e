package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cloudevents.Attributes;
import dev.switchboard.cloudevents.FieldValue;
import dev.switchboard.cloudevents.MediaType;
import dev.switchboard.cloudevents.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Example;

/** The texts of a CloudEvent's attributes, and the header fields they come in. */
class CloudEventsFuzzTest {
  private static final Instant LATEST = Instant.parse("+10000-01-02T00:00:00Z");

  private static final List<String> FIELDS =
      List.of(
          "Euro%20%E2%82%AC%20%F0%9F%98%80",
          "\"older \\\"senders\\\" \\\\\"", "%41%2542", "https://a.example/%7Eb?c=d#e", "%C0%A0");

  /** What is taken encodes nothing twice, and is text that could be encoded again. */
  @Example
  void valuesOfFields() {
    Fuzz.run(
        damaged(FIELDS),
        value -> {
          String text;
          try {
            text = FieldValue.decode(value);
          } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).isNotBlank().matches("[ -~]+");
            return;
          }
          assertThat(value).matches("[ -~]*");
          assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
          assertThat(FieldValue.decode(encoded(text))).isEqualTo(text);
        });
  }

  @Example
  void attributes() {
    List<String> texts =
        List.of("call.ringing", "/pbx/7", "2026-03-01T12:00:00Z", "text/plain;a=\"b\"", "1.0");
    Fuzz.run(
        random -> text(Mutations.damaged(any(texts, random), random), random),
        text ->
            Attributes.DEFINED.forEach(
                name -> {
                  String objection = Attributes.objection(name, text);
                  assertThat(objection == null || objection.startsWith(name)).isTrue();
                  if (objection == null) {
                    assertThat(text).isNotEmpty().doesNotContain("\0", "\n", "\r");
                  }
                }));
  }

  /** A name that is refused may be part of the answer, so it is told only where it is plain. */
  @Example
  void names() {
    List<String> texts = List.of("partitionkey", "trace_id", "ce-id", "Id");
    Fuzz.run(
        random -> text(Mutations.damaged(any(texts, random), random), random),
        name -> {
          String objection = Attributes.objection(name);
          assertThat(objection == null)
              .isEqualTo(name.matches("[a-z0-9]+") && !name.endsWith("\n"));
          assertThat(objection == null || objection.matches("[ -~]{1,120}")).isTrue();
        });
  }

  @Example
  void times() {
    List<String> texts =
        List.of(
            "1990-12-31T23:59:60Z", "2026-03-01t12:00:00.123456789-23:59", "0000-01-01T00:00:00Z");
    Fuzz.run(
        damaged(texts),
        text -> {
          Instant time = Timestamp.parse(text);
          assertThat(time == null || time.isBefore(LATEST)).isTrue();
        });
  }

  @Example
  void mediaTypes() {
    List<String> texts =
        List.of(
            "application/json",
            "text/plain; charset=\"utf-8\"",
            "a/b;c=\"\\\"\";d=e" + ";f=g".repeat(99));
    Fuzz.run(
        damaged(texts),
        text -> {
          MediaType type = MediaType.parse(text);
          assertThat(type == null || text.matches("[\\x09\\x20-\\xff]+")).isTrue();
        });
  }

  private static String encoded(String text) {
    StringBuilder value = new StringBuilder();
    for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
      value.append("%%%02X".formatted(next & 0xff));
    }
    return value.toString();
  }

  /** Sometimes with a character that no attribute may have, or half of one. */
  private static String text(String latin, Random random) {
    int place = random.nextInt(latin.length() + 1);
    String odd = any(List.of("", "", "\ud800", "\udc00", "\uffff", "\u0000", "é", "🍜"), random);
    return latin.substring(0, place) + odd + latin.substring(place);
  }

  private static Function<Random, String> damaged(List<String> texts) {
    return random -> Mutations.damaged(any(texts, random), random);
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
