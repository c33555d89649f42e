package dev.switchboard.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardWebhooksTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | {"test": 2432232314} | v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
          B | whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD | msg_27UH4WbU6Z5A5EzD8u03UvzRbpk | 1649367553 | {"email":"test@example.com","username":"test_user"} | v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=
          C | whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg== | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | {"test": 2432232314} | v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==
          D | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | {"name":"Zoë ✓ 😀"} | v1,N4HZ4piQ1KK/EZO5har+TF0jvCLzoegPV4RRpHFt720=
          E | whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | `` | v1,v48jdbgvh29KJz2Qc+ghw8G6vG3nAKnujWBg8oM/62A=
          F | whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg== | msg_27UH4WbU6Z5A5EzD8u03UvzRbpk | 1649367553 | {"email":"test@example.com","username":"test_user"} | v1a,LFHB363YvoTm7xdMyZd/981dRSdVxW0u27ld7pRBYKa+E1Is4O8e+VFZlwtUB7muxeGaguMrB+8TDoJMHA5lCQ==
          G | whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | msg_p5jXN8AQM9LWM0D4loKWxJek | 1614265330 | {"test": 2432232314} | v1,78nXHjpFP0tVJQW5D0SBwmVyyW87BV/rL6MgfM/Bw44= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
          """)
  void givesTheKnownAnswer(
      String row, String keys, String id, long timestamp, String body, String signature) {
    List<SigningKey> parsed = Stream.of(keys.split(" ")).map(SigningKey::parse).toList();

    assertThat(StandardWebhooks.sign(id, timestamp, body.getBytes(UTF_8), parsed))
        .isEqualTo(signature);
  }

  @RepeatedTest(20)
  void agreesWithTheReferenceLibrary()
      throws WebhookSigningException, WebhookVerificationException {
    SecureRandom random = new SecureRandom();
    WebhookSecret secret = WebhookSecret.generate(random);
    String id = UUID.randomUUID().toString();
    long now = Instant.now().getEpochSecond();
    String body = "{\"call\":\"☎ " + random.nextLong() + "\"}";

    String signature = StandardWebhooks.sign(id, now, body.getBytes(UTF_8), List.of(secret));

    Webhook receiver = new Webhook(secret.text());
    assertThat(signature).isEqualTo(receiver.sign(id, now, body));
    receiver.verify(
        body,
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of(id),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(signature)),
            (name, value) -> true));
  }

  @Test
  void refusesAnIdThatCouldBeReadAsSomethingElse() {
    WebhookSecret secret = WebhookSecret.generate(new SecureRandom());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardWebhooks.sign("a.1", 2, new byte[0], List.of(secret)));
  }

  @Test
  void signsWithOneKeyAtLeast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StandardWebhooks.sign("a", 2, new byte[0], List.of()));
  }
}
