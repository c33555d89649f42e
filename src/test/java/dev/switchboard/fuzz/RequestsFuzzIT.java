package dev.switchboard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is sent to the gateway, it answers without an error of its own, and what it refuses
 * changes nothing.
 */
class RequestsFuzzIT {
  private static final String FORM = "content-type: application/x-www-form-urlencoded";
  private static final int FRESH_EVERY = 150;

  private static final List<String> SOURCES = List.of("omicall", "sendblue", "sigma");
  private static final List<String> EVENTS =
      List.of(
          "{\"call_uuid\":\"c\",\"state\":\"ringing\",\"date_time\":1700000000000}",
          "{\"transaction_id\":\"t\",\"state\":\"cdr\",\"send_num_retry\":1,\"time_end_call\":17}",
          "{\"action\":\"created\",\"data\":[{\"contact_id\":\"k\"}],\"tenant_id\":\"t\"}",
          "{\"content\":\"ấ🍜\",\"is_outbound\":false,\"message_handle\":\"m\","
              + "\"date_sent\":\"2025-12-12T15:41:20.932Z\"}",
          "{\"event_type\":\"call_log\",\"date_updated\":\"x\"}",
          "{\"event\":\"channel_live\",\"eventTime\":1700000000123,\"id\":\"ch\",\"tags\":[1]}");

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
  void eventBodies() {
    fuzz(
        random -> {
          String source = SOURCES.get(random.nextInt(SOURCES.size()));
          boolean told = source.equals("sendblue") && random.nextBoolean();
          String path = "/v1/events/" + source + (told ? "?type=receive" : "");
          List<byte[]> parts = Mutations.cut(events(random), random);
          return new Shot("POST", path, producer(), parts, random.nextBoolean());
        },
        shot -> {
          int before = target.count("event");
          JsonNode answer = Target.json(target.take(shot));
          assertThat(target.count("event") - before)
              .as("events stored, by the answer %s", answer)
              .isEqualTo(answer.path("accepted").intValue());
        });
  }

  @Example
  void managementBodies() {
    fuzz(
        random -> {
          Surface surface = any(Surface.WITH_BODY, random);
          List<String> fields = surface.key(target);
          String type = random.nextInt(4) == 0 ? FORM : "content-type: application/json";
          List<byte[]> parts = Mutations.cut(surface.mutated(random), random);
          boolean chunked = random.nextInt(4) == 0;
          return new Shot(
              surface.method(),
              target.fill(surface.path()),
              Surface.with(fields, type),
              parts,
              chunked);
        },
        target::take);
  }

  @Example
  void queriesAndPaths() {
    fuzz(
        random -> {
          Surface surface = any(Surface.WITH_QUERY, random);
          String path = target.fill(surface.path());
          int from = path.indexOf('/', 1) + 1;
          String odd = Mutations.damaged(path.substring(from), random);
          // What ends a target ends the request line, too: that is for the heads below.
          String whole = path.substring(0, from) + odd.replaceAll("[\\x00- \\x7f-\\xff]", "%20");
          List<String> fields = surface.key(target);
          return surface.body() == null
              ? Shot.get(surface.method(), whole, fields)
              : Shot.of(surface.method(), whole, fields, surface.right());
        },
        target::take);
  }

  /** A credential that is not exactly right opens nothing. */
  @Example
  void credentials() {
    fuzz(
        random -> {
          Surface surface = any(Surface.WITH_BODY, random);
          List<String> fields =
              surface.key(target).stream().map(field -> oddly(field, random)).toList();
          String path = target.fill(surface.path());
          return Shot.of(surface.method(), path, fields, surface.right());
        },
        shot -> {
          Wire.Reply reply = target.takeAlone(shot);
          if (!Target.isRefusal(reply)) {
            assertThat(shot.fields()).as("what opened").allMatch(RequestsFuzzIT::showsASecret);
          }
        });
  }

  /** Whatever the request line and the header fields are, the gateway is there afterwards. */
  @Example
  void heads() {
    fuzz(
        random -> {
          Surface surface = any(Surface.WITH_QUERY, random);
          String path = target.fill(surface.path());
          List<String> fields =
              Surface.with(
                  surface.key(target),
                  Mutations.damaged("Content-Type: application/json; charset=utf-8", random),
                  Mutations.damaged("Expect: 100-continue", random),
                  "Connection: close");
          return random.nextBoolean()
              ? Shot.get(Mutations.damaged(surface.method(), random), path, fields)
              : Shot.get(surface.method(), Mutations.damaged(path, random), fields);
        },
        target::takeAlone);
    assertThat(target.client().ready()).isTrue();
  }

  private static boolean showsASecret(String field) {
    String[] words = field.strip().split("\\s+");
    return target.isSecret(words[words.length - 1]);
  }

  private static byte[] events(Random random) {
    List<String> some =
        IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> any(EVENTS, random)).toList();
    if (some.size() == 1) {
      return JsonMutations.of(some.get(0), random);
    }
    List<String> changed =
        some.stream()
            .map(one -> random.nextBoolean() ? one : text(JsonMutations.of(one, random)))
            .toList();
    String body =
        random.nextBoolean()
            ? changed.stream().collect(Collectors.joining(",", "[", "]"))
            : String.join(random.nextBoolean() ? "\n" : " ", changed);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(3) == 0 ? Mutations.damaged(bytes, random) : bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> producer() {
    return List.of("authorization: " + target.tenant().bearer()[1]);
  }

  /** Damage to the value of a header field, not to its name nor to the line itself. */
  private static String oddly(String field, Random random) {
    int colon = field.indexOf(": ") + 2;
    String value = Mutations.damaged(field.substring(colon), random).replaceAll("[\\r\\n]", "");
    return field.substring(0, colon) + value;
  }

  private static <T> T any(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private static void fuzz(Function<Random, Shot> shots, Fuzz.Check<Shot> check) {
    int[] count = {0};
    target.renew();
    Fuzz.run(
        shots,
        shot -> {
          check.holdsFor(shot);
          if (++count[0] % FRESH_EVERY == 0) {
            target.renew();
          }
        });
    assertThat(count[0]).isPositive();
  }
}
