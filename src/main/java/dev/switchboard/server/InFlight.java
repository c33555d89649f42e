package dev.switchboard.server;

/**
 * Counts the requests that are being served and the bytes their bodies may hold in memory, and says
 * no beyond a number of either. A request counts from its head until it is answered and no worker
 * has it any more: a client that breaks off does not make its request cost less. Safe for use by
 * many threads.
 */
public final class InFlight {
  private final int mostRequests;
  private final long mostBytes;
  private int requests;
  private long bytes;
  private long turnedAway;

  /**
   * @param mostRequests how many may be served or wait
   * @param mostBytes how much their bodies may hold together
   */
  public InFlight(int mostRequests, long mostBytes) {
    this.mostRequests = mostRequests;
    this.mostBytes = mostBytes;
  }

  /**
   * Lets a request in.
   *
   * @param size bytes that its body may hold in memory
   * @return null when there is no room now; one alone always finds room
   */
  public synchronized Ticket enter(long size) {
    if (requests >= mostRequests || requests > 0 && bytes + size > mostBytes) {
      turnedAway++;
      return null;
    }
    requests++;
    bytes += size;
    return new Ticket(size);
  }

  /** How many requests are being served or wait. */
  public synchronized int requests() {
    return requests;
  }

  /** How many bytes are set aside for their bodies. */
  public synchronized long bytes() {
    return bytes;
  }

  /** How many requests found no room since the start. */
  public synchronized long turnedAway() {
    return turnedAway;
  }

  /** One request's place, given back once all who hold it have let go. */
  public final class Ticket {
    private final long size;
    private int holders = 1;

    private Ticket(long size) {
      this.size = size;
    }

    /**
     * Keeps the place for one more holder. One that comes when all others have let go, because the
     * client broke off, takes it again: its work is still to be done, room or not.
     */
    public void hold() {
      synchronized (InFlight.this) {
        if (holders++ == 0) {
          requests++;
          bytes += size;
        }
      }
    }

    /** Lets go of the place; each holder does so once. */
    public void release() {
      synchronized (InFlight.this) {
        if (--holders == 0) {
          requests--;
          bytes -= size;
        }
      }
    }
  }
}
