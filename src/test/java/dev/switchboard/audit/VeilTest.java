package dev.switchboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VeilTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://a.example/hook             | https://a.example/hook
          https://a.example:8443             | https://a.example:8443
          https://joe:pw@a.example/hook      | https://hidden@a.example/hook
          HTTPS://joe@a.example              | HTTPS://hidden@a.example
          https://a.example/h?token=abc      | https://a.example/h?token=hidden
          https://a.example/h?a=1&token=b=c& | https://a.example/h?a=hidden&token=hidden&
          https://a.example/h?abc            | https://a.example/h?hidden
          https://a.example/h?a=1#frag       | https://a.example/h?a=hidden#hidden
          https://a.example/@home            | https://a.example/@home
          call.ringing                       | call.ringing
          ask https://a.example/?x=1         | ask https://a.example/?x=1
          """)
  void showsOfAUrlWhereItLeadsButNotWhatItCarries(String text, String shown) {
    assertThat(Facts.shown(Veil.text(text))).isEqualTo(shown);
  }
}
