package dev.switchboard.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private final AddressPolicy strict = new AddressPolicy(List.of());

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, unspecified",
    "0.1.2.3, this network",
    "10.0.0.1, private",
    "10.255.255.255, private",
    "100.64.0.1, carrier-grade NAT",
    "100.100.100.200, metadata in carrier-grade NAT",
    "100.127.255.255, carrier-grade NAT",
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "168.63.129.16, cloud host",
    "169.254.169.254, metadata",
    "169.254.170.2, metadata of containers",
    "169.254.0.1, link-local",
    "169.254.255.255, link-local",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.0.0.192, protocol assignments",
    "192.0.2.1, documentation",
    "192.88.99.1, 6to4 relay",
    "192.168.1.1, private",
    "198.18.0.1, benchmarking",
    "198.19.255.255, benchmarking",
    "198.51.100.7, documentation",
    "203.0.113.7, documentation",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, broadcast",
    "::, unspecified",
    "::1, loopback",
    "::ffff:127.0.0.1, IPv4-mapped",
    "::ffff:10.0.0.1, IPv4-mapped",
    "::7f00:1, IPv4-compatible",
    "::8.8.8.8, IPv4-compatible",
    "::ffff:169.254.169.254, IPv4-mapped metadata",
    "::ffff:0:7f00:1, IPv4-translated",
    "::ffff:0:a9fe:a9fe, IPv4-translated metadata",
    "64:ff9b::7f00:1, NAT64",
    "64:ff9b::808:808, NAT64",
    "64:ff9b::a9fe:a9fe, NAT64 metadata",
    "64:ff9b:1::1, local NAT64",
    "100::1, discard",
    "2001::1, Teredo",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2, Teredo",
    "2001:20::1, identifiers",
    "2001:10::1, identifiers",
    "2001:db8::1, documentation",
    "2002:7f00:1::, 6to4",
    "2002:808:808::1, 6to4",
    "2002:a9fe:a9fe::1, 6to4 metadata",
    "3fff::1, documentation",
    "5f00::1, segment routing",
    "fc00::1, unique-local",
    "fd00:ec2::254, metadata in unique-local",
    "fd00:ec2::23, metadata of containers",
    "fd20:ce::254, metadata in unique-local",
    "fe80::1, link-local",
    "fec0::1, site-local",
    "ff02::1, multicast",
  })
  void deniesWhatIsNotPublic(String address, String why) throws Exception {
    assertThat(strict.allows(InetAddress.getByName(address))).as(why).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.1",
        "192.167.255.255",
        "192.169.0.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
      })
  void allowsPublicAddresses(String address) throws Exception {
    assertThat(strict.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void allowsWhatTheOperatorAllowsAndNothingBeside() throws Exception {
    AddressPolicy policy =
        new AddressPolicy(List.of(Cidr.parse("10.1.0.0/16"), Cidr.parse("fd00::/8")));
    assertThat(policy.allows(InetAddress.getByName("10.1.2.3"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("::ffff:10.1.2.3"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("fd12::1"))).isTrue();
    assertThat(policy.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
    assertThat(policy.allows(InetAddress.getByName("fe80::1"))).isFalse();
    assertThat(policy.allows(InetAddress.getByName("8.8.8.8"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "169.254.169.254",
        "2130706433",
        "0x7f000001",
        "0X7F.1",
        "017700000001",
        "0177.0.0.1",
        "127.0.0.01",
        "127.1",
        "127.0.1",
        "0",
        "0x0",
        "00000000177.0.0.1",
        "0x7f.0x0.0x0.0x1",
        "127.0.0.0x1",
        "0xa9fea9fe",
        "2852039166",
        "025177524776",
        "169.254.43518",
        "127.0.0.1.",
        "2130706433.",
        "4294967297",
        "8.8.8.08",
        "134744072",
        "0x8080808",
        "8.8.8.8.",
        "example.com.",
        "a.b.1",
        "localhost",
        "LocalHost",
        "localhost.",
        "a.localhost",
        "[::1]",
        "[::]",
        "[::ffff:8.8.8.8]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[0:0:0:0:0:ffff:7f00:0001]",
        "[::127.0.0.1]",
        "[2002:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[fd00:ec2::254]",
        "[fe80::1%1]",
        "[64:ff9b::808:808]",
        "[fe80::1%25eth0]",
        "[2606:4700:4700::1111%25eth0]",
        "[v1.x]",
      })
  void refusesSpellingsOfDeniedAddressesAndHiddenOnes(String host) {
    assertThat(strict.allowsSpelling(host)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "no-such-name.invalid",
        "intranet",
        "8.8.8.8",
        "[2606:4700:4700::1111]",
        "xn--bcher-kva.example",
        "localhost.example.com",
        "1.2.3.4.example",
        "127.0.0.1.nip.example",
        "metadata.google.internal",
        "xn--127-p73b.example",
        "7f.example",
      })
  void acceptsNamesAndPublicLiterals(String host) {
    assertThat(strict.allowsSpelling(host)).isTrue();
  }

  @Test
  void acceptsTheLocalHostByNameWhereItsAddressIsAllowed() {
    AddressPolicy policy =
        new AddressPolicy(List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("::1/128")));
    assertThat(policy.allowsSpelling("localhost")).isTrue();
    assertThat(policy.allowsSpelling("127.0.0.1")).isTrue();
    assertThat(policy.allowsSpelling("[::1]")).isTrue();
    assertThat(policy.allowsSpelling("0177.0.0.1")).isFalse();
  }
}
