package dev.switchboard.api;

import static dev.switchboard.api.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.testing.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a native subscription may choose, at its making and by a merge patch. */
@OnEachDatabase
class NativeChoicesIT extends ApiTest {
  private static final String PATH = "/v1/subscriptions";
  private static final String ALL =
      "'ordering':'strict','concurrency':16,'rate':{'per_second':2.5,'burst':10},"
          + "'redelivery':{'delays':[0.05,5,604800],'jitter':0.5,'deadline':12.5,"
          + "'client_errors_final':true}";

  @Test
  void takesAndShowsAllChoices() {
    JsonNode made = create("," + ALL);

    assertThat(made.toString()).contains(json(ALL));
    assertThat(shown(made).toString()).contains(json(ALL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'rate':{'per_second':1}}       | /rate       | {'per_second':1,'burst':1}
          {'rate':{'per_second':2.5}}     | /rate       | {'per_second':2.5,'burst':3}
          {'rate':{'per_second':1,'burst':null}} | /rate | {'per_second':1,'burst':1}
          {'rate':null}                   | /rate       | null
          {'concurrency':64}              | /concurrency | 64
          {'ordering':'none'}             | /ordering   | 'none'
          {'ordering':null}               | /ordering   | 'best_effort'
          {'redelivery':{'delays':[]}}    | /redelivery | {'delays':[],'jitter':null,'deadline':null,'client_errors_final':null}
          {'redelivery':{'deadline':60}}  | /redelivery | {'delays':null,'jitter':null,'deadline':60,'client_errors_final':null}
          {'redelivery':{}}               | /redelivery | {'delays':null,'jitter':null,'deadline':null,'client_errors_final':null}
          {'redelivery':null}             | /redelivery | {'delays':null,'jitter':null,'deadline':null,'client_errors_final':null}
          """)
  void fillsInWhatAChoiceLeavesOpen(String choice, String at, String expected) {
    JsonNode made = create("," + choice.substring(1, choice.length() - 1));

    assertThat(made.at(at).toString()).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'ordering':'none'}                | {'ordering':'none'}
          {'ordering':null}                  | {'ordering':'best_effort'}
          {'concurrency':1}                  | {'concurrency':1}
          {'concurrency':null}               | {'concurrency':null}
          {'rate':{'burst':20}}              | {'rate':{'per_second':2.5,'burst':20}}
          {'rate':{'per_second':9}}          | {'rate':{'per_second':9,'burst':10}}
          {'rate':{'per_second':9,'burst':null}} | {'rate':{'per_second':9,'burst':9}}
          {'rate':null}                      | {'rate':null}
          {'redelivery':{'delays':[1]}}      | {'redelivery':{'delays':[1],'jitter':0.5,'deadline':12.5,'client_errors_final':true}}
          {'redelivery':{'delays':null,'client_errors_final':false}} | {'redelivery':{'delays':null,'jitter':0.5,'deadline':12.5,'client_errors_final':false}}
          {'redelivery':null}                | {'redelivery':{'delays':null,'jitter':null,'deadline':null,'client_errors_final':null}}
          {'url':'https://b.example'}        | {'url':'https://b.example'}
          {'types':['contact.*','*']}        | {'types':['contact.*','*']}
          {'sources':['sigma']}              | {'sources':['sigma']}
          {'sources':null}                   | {'sources':[]}
          {'description':'Billing'}          | {'description':'Billing'}
          {'description':null}               | {'description':null}
          {'enabled':false}                  | {'enabled':false}
          {'enabled':null}                   | {'enabled':true}
          {}                                 | {}
          {'concurrency':2,'description':'x','enabled':false} | {'concurrency':2,'description':'x','enabled':false}
          """)
  void changesWhatAPatchNamesAndNothingElse(String patch, String difference) throws Exception {
    ObjectNode expected = (ObjectNode) shown(create(",'description':'Calls'," + ALL));
    expected.setAll((ObjectNode) new ObjectMapper().readTree(json(difference)));

    Answer answer = own("PATCH", path(expected), patch).expect(200);

    assertThat(answer.json()).isEqualTo(expected);
    assertThat(shown(expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'ordering':'fifo'}               | ordering must be none, best_effort or strict
          {'ordering':1}                    | ordering must be none, best_effort or strict
          {'concurrency':0}                 | concurrency must be a whole number from 1 to 64
          {'concurrency':65}                | concurrency must be a whole number from 1 to 64
          {'concurrency':1.5}               | concurrency must be a whole number from 1 to 64
          {'concurrency':'4'}               | concurrency must be a whole number from 1 to 64
          {'rate':5}                        | rate must be an object
          {'rate':{'per_second':0}}         | rate.per_second must be a number of attempts above 0 (one a day at the least) and up to 10000
          {'rate':{'per_second':1e300}}     | rate.per_second must be a number of attempts above 0 (one a day at the least) and up to 10000
          {'rate':{'burst':5,'per_second':null}} | rate.per_second must be a number of attempts above 0 (one a day at the least) and up to 10000
          {'rate':{'per_second':5,'burst':0}} | rate.burst must be a whole number from 1 to 10000
          {'rate':{'per_second':5,'per_minute':1}} | unknown field: rate.per_minute
          {'redelivery':[]}                 | redelivery must be an object
          {'redelivery':{'attempts':3}}     | unknown field: redelivery.attempts
          {'redelivery':{'attempts':null}}  | unknown field: redelivery.attempts
          {'redelivery':{'delays':5}}       | redelivery.delays must be an array of at most 20 numbers of seconds, each from 0 to 604800
          {'redelivery':{'delays':['5s']}}  | redelivery.delays must be an array of at most 20 numbers of seconds, each from 0 to 604800
          {'redelivery':{'delays':[-1]}}    | redelivery.delays must be an array of at most 20 numbers of seconds, each from 0 to 604800
          {'redelivery':{'delays':[604801]}} | redelivery.delays must be an array of at most 20 numbers of seconds, each from 0 to 604800
          {'redelivery':{'delays':[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]}} | redelivery.delays must be an array of at most 20 numbers of seconds, each from 0 to 604800
          {'redelivery':{'jitter':1.1}}     | redelivery.jitter must be a number from 0 to 1
          {'redelivery':{'deadline':0.5}}   | redelivery.deadline must be a number of seconds from 1 to 60
          {'redelivery':{'deadline':60.1}}  | redelivery.deadline must be a number of seconds from 1 to 60
          {'redelivery':{'deadline':1e300}} | redelivery.deadline must be a number of seconds from 1 to 60
          {'redelivery':{'client_errors_final':1}} | redelivery.client_errors_final must be true or false
          {'url':null}                      | url is required and must be a string
          {'url':'https://10.0.0.1'}        | url cannot be delivered to: the URL's host is not allowed
          {'types':null}                    | types must be an array of strings
          {'enabled':'yes'}                 | enabled must be true or false
          {'colour':null}                   | unknown field: colour
          {'id':'1'}                        | unknown field: id
          []                                | the body must be a JSON object
          """)
  void refusesWhatCannotBeHadNamingTheMember(String patch, String detail) {
    JsonNode before = shown(create("," + ALL.replace(",'rate':{'per_second':2.5,'burst':10}", "")));

    Answer answer = own("PATCH", path(before), patch);

    assertThat(answer.json().path("detail").textValue()).isEqualTo(detail);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(shown(before)).isEqualTo(before);
  }

  @Test
  void refusesAChoiceAtTheMakingAsWell() {
    String body = "{'url':'https://a.example','types':['*'],'rate':{'per_second':-1}}";

    Answer answer = own("POST", PATH, body);

    assertThat(answer.json().path("detail").textValue()).startsWith("rate.per_second must be");
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void needsABody() {
    String path = path(create(""));
    assertProblem(own("PATCH", path, null), 400, "Bad Request", "the request needs a JSON body");
  }

  @ParameterizedTest
  @ValueSource(strings = {"url", "types", "sources"})
  void leavesWhatAnotherApiPromisesToThatApi(String member) {
    sigma("POST", "/v1/webhook", "{'uri':'https://a.example','event':'all'}").expect(200);
    JsonNode before = subscription("https://a.example");

    assertProblem(
        own("PATCH", path(before), "{'" + member + "':null}"),
        422,
        "Unprocessable Content",
        member + " of this subscription can be changed only by the API that made it");

    own("PATCH", path(before), "{'enabled':false,'rate':{'per_second':1}}").expect(200);
    assertThat(shown(before).path("enabled").booleanValue()).isFalse();
    assertThat(shown(before).at("/rate/burst").intValue()).isEqualTo(1);
  }

  private JsonNode create(String more) {
    return own("POST", PATH, "{'url':'https://a.example','types':['*']" + more + "}")
        .expect(201)
        .json();
  }

  private JsonNode shown(JsonNode subscription) {
    return own("GET", path(subscription), null).expect(200).json();
  }

  private static String path(JsonNode subscription) {
    return PATH + "/" + subscription.path("id").textValue();
  }
}
