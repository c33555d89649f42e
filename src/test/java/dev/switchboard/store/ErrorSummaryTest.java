package dev.switchboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ErrorSummaryTest {
  private static final Throwable ERROR =
      new IllegalStateException(
          "quotes MARK", new IllegalArgumentException("MARK", new SQLException("MARK", "22001")));

  @Test
  void tellsClassesPlacesAndCodesInOneLine() {
    assertThat(ErrorSummary.of(ERROR))
        .isEqualTo(
            "java.lang.IllegalStateException at "
                + place(ERROR)
                + ", caused by java.lang.IllegalArgumentException at "
                + place(ERROR.getCause())
                + ", caused by java.sql.SQLException (22001) at "
                + place(ERROR.getCause().getCause()));
  }

  @Test
  void tellsNoMessageInItsTraceEither() {
    assertThat(ErrorSummary.trace(ERROR))
        .contains(System.lineSeparator() + "\tat " + ERROR.getStackTrace()[1])
        .doesNotContain("MARK");
  }

  private static StackTraceElement place(Throwable error) {
    return error.getStackTrace()[0];
  }
}
