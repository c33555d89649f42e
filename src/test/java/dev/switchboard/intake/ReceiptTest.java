package dev.switchboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptTest {
  private final Receipt receipt = new Receipt();

  @Test
  void resumesAtTheFirstEventThatIsNotCommitted() {
    for (int index = 0; index < 100; index++) {
      if (index % 3 == 0) {
        receipt.reject(index, "unknown");
      } else {
        receipt.accept(index);
      }
    }
    assertThat(receipt.resumeAt(0)).isEqualTo(1);
    assertThat(receipt.resumeAt(1)).isEqualTo(2);
    assertThat(receipt.resumeAt(2)).isEqualTo(4);
    assertThat(receipt.resumeAt(receipt.accepted())).isEqualTo(100);
  }

  @Test
  void keepsTheFirstThousandRejectionsAndCountsAll() {
    for (int index = 0; index < 1_500; index++) {
      receipt.reject(index, "unknown");
    }
    assertThat(receipt.rejections()).hasSize(1_000);
    assertThat(receipt.rejections().get(999).index()).isEqualTo(999);
    assertThat(receipt.rejected()).isEqualTo(1_500);
    assertThat(receipt.items()).isEqualTo(1_500);
  }
}
