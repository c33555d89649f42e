package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;

/** What OMICall's refusals look like. */
final class Omicall {
  private Omicall() {}

  static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.body()).isEqualTo(refusal(code));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/json");
  }

  static String refusal(String code) {
    return ApiTest.json(
        "{'status_code':-9999,'instance_id':'switchboard','message':'"
            + code
            + "','payload':null,'key_enabled':false}");
  }
}
