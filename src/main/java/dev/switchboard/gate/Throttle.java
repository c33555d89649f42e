package dev.switchboard.gate;

import dev.switchboard.access.PresentedCredential;
import dev.switchboard.dialect.Refusal;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows down who tries credentials that are wrong: by the address they come from, separately for
 * each kind of credential, and by the credential they are tried for. An address that was wrong too
 * often is turned away unseen. A credential for which wrong secrets came too often stays good for
 * who has the right one, wherever they are; only the wrong ones are told to wait.
 */
public final class Throttle {
  private static final Logger LOG = LoggerFactory.getLogger(Throttle.class);
  private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

  private final FailureCounts addresses;
  private final FailureCounts credentials;
  private final LongSupplier nanos;
  private long toldAt;

  /**
   * @param perAddress how many failures of an address within {@code window} are too many; 0 for
   *     none
   * @param perCredential the same for a credential
   * @param nanos a monotonic clock, in nanoseconds
   */
  public Throttle(int perAddress, int perCredential, Duration window, LongSupplier nanos) {
    this.addresses = new FailureCounts(perAddress, window, nanos);
    this.credentials = new FailureCounts(perCredential, window, nanos);
    this.nanos = nanos;
    this.toldAt = nanos.getAsLong() - BETWEEN_LINES;
  }

  /**
   * Lets an address try a credential of a kind.
   *
   * @throws Refusal 429 when it was wrong too often lately
   */
  public void admit(String kind, String address) {
    refuse(addresses.shutFor(from(kind, address)));
  }

  /**
   * Counts a wrong credential.
   *
   * @throws Refusal 429 when there have been too many already
   */
  public void failed(PresentedCredential presented, String address) {
    failed(presented.kind(), address);
    refuse(credentials.shutFor(named(presented)));
    credentials.add(named(presented));
  }

  /**
   * Counts a wrong credential of a kind by its address alone.
   *
   * @throws Refusal 429 when there have been too many from this address already
   */
  public void failed(String kind, String address) {
    admit(kind, address);
    if (addresses.add(from(kind, address))) {
      tell(kind, address);
    }
  }

  private static void refuse(Duration wait) {
    if (!wait.isZero()) {
      throw Refusal.throttled(wait.plusNanos(999_999_999).toSeconds());
    }
  }

  private synchronized void tell(String kind, String address) {
    long now = nanos.getAsLong();
    if (now - toldAt >= BETWEEN_LINES) {
      toldAt = now;
      LOG.warn(
          "Too many wrong credentials ({}) from {}: it is answered 429 for a while; if it is your own"
              + " proxy, name it in switchboard.access.trusted-proxies",
          kind,
          address);
    }
  }

  private static String named(PresentedCredential presented) {
    return presented.kind() + ' ' + presented.lookup();
  }

  private static String from(String kind, String address) {
    return kind + ' ' + SourceNetwork.of(address);
  }
}
