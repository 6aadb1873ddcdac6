package download

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"time"
)

// The bounds of a fetch. A data file of more than 64 MB is refused by the
// readers; an archive may hold more than one.
const (
	maxFile      = 64 << 20
	maxArchive   = 256 << 20
	maxRedirects = 10
	maxWait      = 2 * time.Minute // for which a server may ask us to stay away
)

// Progress is told how a file comes in.
type Progress interface {
	Add(n int) // n more bytes are there
	Done()     // no more will come
}

// Fetcher downloads files. Its fields may be set anew before use; New gives
// those of every day.
type Fetcher struct {
	Client   *http.Client
	Agent    string        // how we call ourselves
	HTTP     bool          // take plain http from any host; else only from this machine
	Attempts int           // in a row that bring no more than was there
	Idle     time.Duration // without a byte, after which an attempt is given up

	// Begin is called when the size of a file is known, and again when it has to
	// come from the start: at bytes of total are there; total is -1 where the
	// server does not say.
	Begin func(name string, total, at int64) Progress

	Now    func() time.Time
	Sleep  func(ctx context.Context, d time.Duration) error
	Jitter func() float64 // in [0, 1)

	roots *x509.CertPool // of tests; nil are those of the machine
}

// New is a fetcher that uses the network and the clock of the machine.
func New() *Fetcher {
	f := &Fetcher{Attempts: 5, Idle: time.Minute, Agent: "casus", Now: time.Now, Sleep: sleep, Jitter: rand.Float64,
		Begin: func(string, int64, int64) Progress { return silent{} }}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = time.Minute
	transport.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	f.Client = &http.Client{Transport: transport, CheckRedirect: f.redirect}
	return f
}

type silent struct{}

func (silent) Add(int) {}
func (silent) Done()   {}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

// redirect follows a server elsewhere, but not from https to http and not for
// ever.
func (f *Fetcher) redirect(req *http.Request, via []*http.Request) error {
	if len(via) >= maxRedirects {
		return refusal{fmt.Errorf("sends us on more than %d times", maxRedirects)}
	}
	if via[len(via)-1].URL.Scheme == "https" && req.URL.Scheme != "https" {
		return refusal{fmt.Errorf("sends us from https to %s", req.URL.Redacted())}
	}
	return f.allowed(req.URL)
}

// allowed says why an address is not taken.
func (f *Fetcher) allowed(u *url.URL) error {
	switch {
	case u.Host == "":
		return refusal{fmt.Errorf("%q is no address; it begins with https:// and a host", u.Redacted())}
	case u.Scheme == "https", u.Scheme == "http" && (f.HTTP || loopback(u.Hostname())):
		return nil
	}
	return refusal{fmt.Errorf("%s is not https", u.Redacted())}
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// refusal is a fault that another attempt would meet again.
type refusal struct{ error }

func (r refusal) Unwrap() error { return r.error }
