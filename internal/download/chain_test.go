package download

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// authority is a certificate that can sign others.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// issue makes a certificate; one that signs itself where from is nil. An
// address of a host, or none for an authority.
func issue(t *testing.T, name string, from *authority, host net.IP, at ...string) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), BasicConstraintsValid: true, IssuingCertificateURL: at}
	if host != nil {
		c.IPAddresses, c.ExtKeyUsage = []net.IP{host}, []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
	} else {
		c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign
	}
	if from == nil {
		from = &authority{c, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, c, from.cert, &key.PublicKey, from.key)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	return &authority{c, key}
}

// A server that leaves out part of its chain is trusted when what its
// certificate points to leads to a root of this machine, and only then.
func TestChainIsMadeWhole(t *testing.T) {
	loopbackIP := net.IPv4(127, 0, 0, 1)
	root, stranger := issue(t, "root", nil, nil), issue(t, "stranger", nil, nil)
	served := map[string][]byte{"/page": []byte("<html></html>"), "/root": root.cert.Raw}
	issuers := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, ok := served[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Write(data)
	}))
	defer issuers.Close()
	upper := issue(t, "upper", root, nil)
	lower := issue(t, "lower", upper, nil, issuers.URL+"/upper")
	foreign := issue(t, "foreign", stranger, nil, issuers.URL+"/root")
	served["/upper"], served["/lower"], served["/foreign"] = upper.cert.Raw, lower.cert.Raw, foreign.cert.Raw
	served["/pem"] = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: upper.cert.Raw})

	for name, c := range map[string]struct {
		leaf *authority
		want string // of the error; blank is none
	}{
		"one is left out":        {issue(t, "leaf", upper, loopbackIP, issuers.URL+"/upper"), ""},
		"one as text":            {issue(t, "leaf", upper, loopbackIP, issuers.URL+"/pem"), ""},
		"two are left out":       {issue(t, "leaf", lower, loopbackIP, issuers.URL+"/lower"), ""},
		"no address of the next": {issue(t, "leaf", upper, loopbackIP), "names no address"},
		"not there":              {issue(t, "leaf", upper, loopbackIP, issuers.URL+"/gone"), "404 Not Found"},
		"no certificate":         {issue(t, "leaf", upper, loopbackIP, issuers.URL+"/page"), "/page: x509"},
		"no address of a page":   {issue(t, "leaf", upper, loopbackIP, "file:///etc/passwd"), "no address of a certificate"},
		"of another root":        {issue(t, "leaf", foreign, loopbackIP, issuers.URL+"/foreign"), "names no address"},
		"not signed by it":       {issue(t, "leaf", stranger, loopbackIP, issuers.URL+"/upper"), "names no address"},
		"of another host":        {issue(t, "leaf", upper, net.IPv4(10, 0, 0, 1), issuers.URL+"/upper"), "certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewUnstartedServer(serve(content, `"a"`))
			server.TLS = &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{c.leaf.cert.Raw}, PrivateKey: c.leaf.key}}}
			server.Config.ErrorLog = quiet
			server.StartTLS()
			defer server.Close()
			b := newBench(t)
			b.url, b.roots = server.URL, x509.NewCertPool()
			b.roots.AddCert(root.cert)
			b.Client.Transport.(*http.Transport).TLSClientConfig.RootCAs = b.roots
			got, err := b.fetch(t.Context())
			if c.want == "" {
				if err != nil || got.SHA256 != digest(content) {
					t.Errorf("got %+v, %v", got, err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), c.want) || !Final(err) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
