package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent as CloudEvents in whichever mode, as many are stored as the answer says. */
class CloudEventsFuzzIT {
  private static final int FRESH_EVERY = 150;

  private static final List<String> EVENTS =
      List.of(
          "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"a.b\"}",
          "{\"specversion\":\"1.0\",\"id\":\"ấ🍜\",\"source\":\"urn:a:b\",\"type\":\"call.ringing\","
              + "\"time\":\"2026-03-01T12:00:00Z\",\"subject\":\"s\",\"data\":{\"a\":[1,{}]},"
              + "\"datacontenttype\":\"application/json\",\"partitionkey\":\"p\"}",
          "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"a\",\"flag\":true,"
              + "\"number\":7,\"data_base64\":\"AAEC\",\"dataschema\":\"https://a.example/s\"}");
  private static final List<String> TYPES =
      List.of(
          "application/cloudevents+json",
          "application/cloudevents-batch+json; charset=utf-8",
          "application/json",
          "text/plain",
          "application/cloudevents+xml");
  private static final List<String> FIELDS =
      List.of(
          "ce-specversion: 1.0",
          "ce-id: Euro%20%E2%82%AC%20%F0%9F%98%80",
          "ce-source: https://a.example/%7Eb?c=d#e",
          "ce-type: call.ringing",
          "ce-time: 2026-03-01T12:00:00.5+01:00",
          "ce-subject: \"older \\\"senders\\\"\"",
          "ce-partitionkey: p",
          "ce-dataschema: https://a.example/s",
          "content-type: application/json; charset=\"utf-8\"");
  private static final List<String> DATA =
      List.of("{\"a\":[1,{\"é\":\"🍜\"}]}", "\"text\"", "17", "null", "no JSON", "\ufeff[] ", "");

  private static Target target;

  @BeforeContainer
  static void start() {
    target = Target.start();
  }

  @AfterContainer
  static void stop() throws IOException {
    target.close();
  }

  @Example
  void bodies() {
    fuzz(
        random -> {
          String type = "content-type: " + any(TYPES, random);
          List<byte[]> parts = Mutations.cut(events(random), random);
          List<String> fields = Surface.with(producer(), type);
          return new Shot("POST", "/v1/events", fields, parts, random.nextBoolean());
        },
        shot -> target.take(shot));
  }

  /** Fields in binary mode: some damaged, some gone, some twice, some with names that are none. */
  @Example
  void fields() {
    fuzz(
        random -> {
          List<String> fields = new ArrayList<>(producer());
          FIELDS.forEach(field -> fields.addAll(changed(field, random)));
          byte[] data = any(DATA, random).getBytes(StandardCharsets.UTF_8);
          byte[] body = random.nextInt(4) == 0 ? Mutations.damaged(data, random) : data;
          List<byte[]> parts = Mutations.cut(body, random);
          return new Shot("POST", "/v1/events", fields, parts, random.nextBoolean());
        },
        shot -> target.takeAlone(shot));
  }

  private static List<String> changed(String field, Random random) {
    int colon = field.indexOf(": ") + 2;
    String value =
        Mutations.damaged(field.substring(colon), random)
            .replaceAll("[\\x00-\\x08\\x0a-\\x1f\\x7f]", "%");
    String damaged = field.substring(0, colon) + value;
    return switch (random.nextInt(24)) {
      case 0 -> List.of();
      case 1 -> List.of(field, damaged);
      case 2 -> List.of(field, field.replaceFirst("ce-", "ce-x_").replaceFirst("^c", "C"));
      case 3, 4, 5 -> List.of(damaged);
      default -> List.of(field);
    };
  }

  private static byte[] events(Random random) {
    List<byte[]> some =
        IntStream.rangeClosed(0, random.nextInt(4))
            .mapToObj(i -> any(EVENTS, random))
            .map(
                one ->
                    random.nextBoolean()
                        ? one.getBytes(StandardCharsets.UTF_8)
                        : JsonMutations.of(one, random))
            .toList();
    if (some.size() == 1) {
      return some.get(0);
    }
    boolean array = random.nextBoolean();
    String all =
        some.stream().map(Mutations::latin).collect(Collectors.joining(array ? "," : "\n"));
    String body = array ? "[" + all + "]" : all;
    return body.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> producer() {
    return List.of("authorization: " + target.tenant().bearer()[1]);
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private interface Taking {
    Wire.Reply take(Shot shot) throws IOException;
  }

  private static void fuzz(Function<Random, Shot> shots, Taking taking) {
    int[] count = {0};
    int[] accepted = {0};
    target.renew();
    Fuzz.run(
        shots,
        shot -> {
          int before = target.count("event");
          JsonNode answer = Target.json(taking.take(shot));
          accepted[0] += answer.path("accepted").intValue();
          assertThat(target.count("event") - before)
              .as("events stored, by the answer %s", answer)
              .isEqualTo(answer.path("accepted").intValue());
          if (++count[0] % FRESH_EVERY == 0) {
            target.renew();
          }
        });
    assertThat(accepted[0]).isPositive();
  }
}
