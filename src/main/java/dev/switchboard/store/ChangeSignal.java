package dev.switchboard.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells who keeps rows in memory that some have just changed on this node, so that a delivery does
 * not go out to a subscription that was deleted a moment ago, and a credential does not open what
 * it was revoked for. Other nodes find out by looking.
 */
public final class ChangeSignal {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeSignal.class);

  private volatile Runnable listener = () -> {};

  /**
   * @param listener called after each change, on the thread that made it
   */
  public void listen(Runnable listener) {
    this.listener = listener;
  }

  void changed() {
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      // Nobody else sees the change before the transaction that it is part of has ended.
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
              if (status == STATUS_COMMITTED) {
                tell();
              }
            }
          });
    } else {
      tell();
    }
  }

  private void tell() {
    try {
      listener.run();
    } catch (RuntimeException e) {
      // The change is committed; the next look at the rows will find it.
      LOG.debug("a change was not noticed at once", e);
    }
  }
}
