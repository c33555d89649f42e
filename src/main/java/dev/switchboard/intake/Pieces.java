package dev.switchboard.intake;

import java.io.IOException;

/** What a body holds, piece by piece. For one thread. */
interface Pieces {

  /**
   * The next piece.
   *
   * @return null at the end
   * @throws BodyFailure when the body cannot be read to its end
   */
  Piece next() throws IOException;

  /**
   * Counts a piece that could be read and yet was of no use.
   *
   * @throws BodyFailure 400 when there are far too many such
   */
  void useless(int bytes) throws BodyFailure;

  /** One piece. */
  static Pieces of(Piece only) {
    return new Pieces() {
      private Piece left = only;

      @Override
      public Piece next() {
        Piece piece = left;
        left = null;
        return piece;
      }

      @Override
      public void useless(int bytes) {
        // One is not too many.
      }
    };
  }
}
