package dev.switchboard.dialect.standard;

import static dev.switchboard.dialect.GivenRequest.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.event.Recognition;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
  private static final String EVENT =
      "{'specversion':'1.0','id':'7','source':'/pbx/1','type':'call.ringing'}";

  @Test
  void takesAnEventThatSaysNoMoreThanItMust() {
    assertThat(CloudEvents.recognise(json(EVENT)))
        .isEqualTo(Recognition.of("call.ringing", null, null));
  }

  @Test
  void readsTheTypeTheTimeAndWhatItIsAbout() {
    Recognition event = recognise("{'time':'2026-03-01T13:00:00+01:00','subject':'call 7'}");

    assertThat(event)
        .isEqualTo(Recognition.of("call.ringing", "call 7", Instant.parse("2026-03-01T12:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'partitionkey':'p'}                | p",
        "{'partitionkey':'p','subject':'s'}  | p",
        "{'partitionkey':'','subject':'s'}   | s",
        "{'partitionkey':null,'subject':'s'} | s",
        "{'partitionkey':7}                  | 7",
        "{'subject':' '}                     |"
      })
  void ordersByThePartitionKeyElseByTheSubject(String members, String key) {
    assertThat(recognise(members).orderingKey()).isEqualTo(key);
  }

  @Test
  void ordersByTheHashOfALongKey() {
    assertThat(recognise("{'subject':'" + "x".repeat(201) + "'}").orderingKey()).hasSize(64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'data':{'a':[1]}}",
        "{'data':null,'data_base64':'AA=='}",
        "{'data':'text','data_base64':null}",
        "{'data_base64':''}",
        "{'data':1.5}",
        "{'sampledrate':3,'isit':true,'my1':'','none':null}",
        "{'abcdefghijklmnopqrstuvwxyz':'long names are discouraged, not forbidden'}",
        "{'datacontenttype':'application/json','dataschema':'https://a.example/s'}"
      })
  void takesWhatTheFormatAllows(String members) {
    assertThat(recognise(members).reason()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'specversion':null}          | not a CloudEvent: specversion is required",
        "{'id':null}                   | not a CloudEvent: id is required",
        "{'source':null}               | not a CloudEvent: source is required",
        "{'type':null}                 | not a CloudEvent: type is required",
        "{'specversion':'0.3'}         | specversion must be 1.0",
        "{'specversion':1.0}           | specversion must be a string",
        "{'id':7}                      | id must be a string",
        "{'subject':{}}                | subject must be a string",
        "{'time':1772366400}           | time must be a string",
        "{'time':'2026-03-01'}         | time must be a time such as 2026-03-01T12:00:00Z",
        "{'Subject':'s'}               | names of attributes are lower-case letters and digits, unlike \"Subject\"",
        "{'trace_id':'s'}              | names of attributes are lower-case letters and digits, unlike \"trace_id\"",
        "{'ext':1.5}                   | ext must be a string, a boolean or an integer of 32 bits",
        "{'ext':2147483648}            | ext must be a string, a boolean or an integer of 32 bits",
        "{'ext':[]}                    | ext must be a string, a boolean or an integer of 32 bits",
        "{'data':1,'data_base64':'AA=='} | data and data_base64 exclude each other",
        "{'data_base64':'%'}           | data_base64 must be base64",
        "{'data_base64':'A'}           | data_base64 must be base64",
        "{'data_base64':7}             | data_base64 must be base64"
      })
  void tellsWhatIsWrongWithTheOthers(String members, String reason) {
    assertThat(recognise(members).reason()).isEqualTo(reason);
    assertThat(recognise(members).type()).isNull();
  }

  private static Recognition recognise(String members) {
    ObjectNode event = (ObjectNode) json(EVENT);
    event.setAll((ObjectNode) json(members));
    return CloudEvents.recognise(event);
  }
}
