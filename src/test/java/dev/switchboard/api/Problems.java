package dev.switchboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.testing.Answer;

/** What the refusals of the gateway's own API look like. */
final class Problems {
  private Problems() {}

  static void assertProblem(Answer answer, int status, String title, String detail) {
    assertThat(answer.body()).isEqualTo(problem(status, title, detail));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
  }

  static String problem(int status, String title, String detail) {
    return ApiTest.json(
        "{'type':'about:blank','title':'"
            + title
            + "','status':"
            + status
            + ",'detail':'"
            + detail
            + "'}");
  }
}
