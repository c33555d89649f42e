package dev.switchboard.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {

  @ParameterizedTest(name = "from [{0}], of [{1}]: {2} {3}: {4}")
  @CsvSource({
    "omicall,          call.cdr,             omicall,  call.cdr,        true",
    "omicall,          call.cdr,             omicall,  call.ringing,    false",
    "omicall,          call.cdr,             native,   call.cdr,        false",
    "sendblue,         contact.created,      omicall,  contact.created, false",
    "omicall sendblue, contact.created,      sendblue, contact.created, true",
    "omicall sendblue, contact.created,      sigma,    contact.created, false",
    "'',               contact.created,      omicall,  contact.created, true",
    "'',               contact.created,      sendblue, contact.created, true",
    "'',               call.cdr channel.*,   sigma,    channel.live,    true",
    "'',               call.cdr channel.*,   sigma,    call.cdr,        true",
    "'',               call.cdr channel.*,   sigma,    call.ringing,    false",
    "native,           *,                    native,   order.paid,      true",
    "native,           *,                    sigma,    channel.live,    false",
  })
  void wantsItsTypesFromItsSources(
      String sources, String types, String source, String type, boolean wants) {
    Set<String> from = sources.isEmpty() ? Set.of() : Set.of(sources.split(" "));
    Subscription subscription = SampleSubscription.wanting(new UUID(0, 1), from, types.split(" "));

    assertThat(subscription.wants(source, type)).isEqualTo(wants);
  }
}
