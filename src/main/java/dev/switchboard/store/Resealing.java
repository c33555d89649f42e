package dev.switchboard.store;

import dev.switchboard.access.SecretBox;
import dev.switchboard.subscription.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Seals every stored secret with the current key that is still sealed with another, some at a time
 * and each some in a transaction, so that the gateway may run meanwhile. One that was broken off is
 * gone on with by starting it again: what is done already is passed over.
 */
public final class Resealing {
  private static final int BATCH = 200;

  private final SecretBox box;
  private final SealedSecretStore secrets;
  private final KeyCheck check;

  /**
   * @param box seals with the current key, and opens with all
   * @param secrets what is to be resealed
   * @param check whether the keys open what is stored
   */
  public Resealing(SecretBox box, SealedSecretStore secrets, KeyCheck check) {
    this.box = box;
    this.secrets = secrets;
    this.check = check;
  }

  /**
   * Reseals until nothing is left that opens.
   *
   * @param progress told after each transaction how many have been done so far
   * @return how many were done, and which could not be
   * @throws dev.switchboard.access.MasterKeyException when the keys do not open what is stored;
   *     then nothing has changed
   */
  public Result run(IntConsumer progress) {
    check.require(true);
    int done = 0;
    while (true) {
      List<SealedSecret> broken = new ArrayList<>();
      int before = done;
      SealedSecret last = SealedSecretStore.START;
      while (last != null) {
        int failed = broken.size();
        List<SealedSecret> found =
            secrets.replaceNext(box.mark(), last, BATCH, secret -> resealed(secret, broken));
        done += found.size() - (broken.size() - failed);
        last = found.isEmpty() ? null : found.get(found.size() - 1);
        if (last != null) {
          progress.accept(done);
        }
      }
      // A node that does not have the new key yet may have sealed more behind our back.
      if (done == before) {
        if (broken.isEmpty()) {
          check.renew();
        }
        return new Result(done, broken);
      }
    }
  }

  private SealedSecret resealed(SealedSecret secret, List<SealedSecret> broken) {
    try {
      Sealed sealed = box.reseal(secret.owner(), secret.name(), secret.sealed());
      return new SealedSecret(secret.place(), secret.owner(), secret.name(), sealed);
    } catch (IllegalStateException damaged) {
      broken.add(secret);
      return null;
    }
  }

  /**
   * What came of it.
   *
   * @param done how many secrets are sealed anew
   * @param broken those that do not open and were left as they are
   */
  public record Result(int done, List<SealedSecret> broken) {}
}
