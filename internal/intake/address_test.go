package intake

import (
	"net/netip"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPublic(t *testing.T) {
	for _, a := range []string{"8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s is refused", a)
		}
	}
	for _, a := range []string{"127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
		"100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255",
		"240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "fe80::1", "fe80::1%eth0",
		"fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1", "2001::1", "64:ff9b:1::1", "100::1"} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s is taken", a)
		}
	}
}

// TestMappedIsTheSame: an address of IPv4 is judged the same in every dress.
func TestMappedIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := [4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "address"))
		plain := netip.AddrFrom4(b)
		mapped := netip.AddrFrom16(plain.As16())
		nat := [16]byte{0, 0x64, 0xff, 0x9b, 12: b[0], 13: b[1], 14: b[2], 15: b[3]}
		if want := public(plain); public(mapped) != want || public(netip.AddrFrom16(nat)) != want {
			t.Fatalf("%s: %v, mapped %v, translated %v", plain, want, public(mapped), public(netip.AddrFrom16(nat)))
		}
	})
}

func TestParseAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org/a?b=c":      "",
		"http://example.org:8080/":       "",
		"https://[2606:2800:220:1::1]":   "",
		"ftp://example.org/a":            `"ftp"`,
		"file:///etc/passwd":             `"file"`,
		"gopher://example.org":           `"gopher"`,
		"https://me:secret@example.org/": "user name or a password",
		"https:///a":                     "names no host",
		"http://127.0.0.1/":              "127.0.0.1",
		"http://[::1]:80/":               "::1",
		"http://[::ffff:10.0.0.1]/":      "public internet",
		"http://localhost/":              "localhost",
		"http://LOCALHOST./":             "localhost",
		"http://a.localhost/":            "a.localhost",
		"http://[fe80::1%25eth0]/":       "fe80::1",
		"http://exa mple.org/":           "is no address",
		"https://example.org/" + strings.Repeat("a", maxAddress): "limit",
	} {
		_, err := Options{}.parseAddress(address)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: %v, want %q", address, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%v tells the password", err)
		}
	}
	if _, err := (Options{AllowPrivate: true}).parseAddress("http://127.0.0.1/"); err != nil {
		t.Error(err)
	}
}

// TestControl: what counts is the address that is called, whatever name led there.
func TestControl(t *testing.T) {
	for address, ok := range map[string]bool{"8.8.8.8:443": true, "127.0.0.1:80": false, "[::1]:80": false, "[::ffff:192.168.0.1]:443": false, "[fe80::1%lo]:80": false, "169.254.169.254:80": false, "name:80": false} {
		if err := (Options{}).control("tcp", address, nil); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
	}
}
