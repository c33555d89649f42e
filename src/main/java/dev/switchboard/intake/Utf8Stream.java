package dev.switchboard.intake;

import dev.switchboard.gate.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Passes a stream on for as long as it is UTF-8. */
final class Utf8Stream extends InputStream {
  private final InputStream source;
  private final Utf8 utf8 = new Utf8();

  Utf8Stream(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * {@inheritDoc}
   *
   * @throws BodyFailure 400 when the text is not UTF-8
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int count = source.read(target, offset, length);
    if (count < 0 ? !utf8.isComplete() : !utf8.takes(target, offset, count)) {
      throw new BodyFailure(400, "not JSON: the text is not UTF-8 at " + utf8.place());
    }
    return count;
  }
}
