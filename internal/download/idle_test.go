package download

import (
	"context"
	"io"
	"log"
	"net/http"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"
)

var quiet = log.New(io.Discard, "", 0)

// slow is a server that gives a byte each time the interval has passed.
type slow struct {
	left     int
	interval time.Duration
	ctx      context.Context
}

func (s *slow) RoundTrip(r *http.Request) (*http.Response, error) {
	s.ctx = r.Context()
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(s), ContentLength: int64(s.left), Request: r}, nil
}

func (s *slow) Read(p []byte) (int, error) {
	if s.left == 0 {
		return 0, io.EOF
	}
	select {
	case <-s.ctx.Done():
		return 0, s.ctx.Err()
	case <-time.After(s.interval):
	}
	s.left--
	p[0] = 'x'
	return 1, nil
}

// A server may be slow as long as it likes; only silence is given up.
func TestSlowIsNotSilent(t *testing.T) {
	for _, c := range []struct {
		interval time.Duration
		fails    bool
	}{{50 * time.Second, false}, {70 * time.Second, true}} {
		synctest.Test(t, func(t *testing.T) {
			f := New()
			f.Attempts, f.Client = 1, &http.Client{Transport: &slow{left: 100, interval: c.interval}}
			got, err := f.File(t.Context(), Request{URL: "https://data.example.org/x", Part: filepath.Join(t.TempDir(), "part"), Limit: 1000})
			if (err != nil) != c.fails || !c.fails && got.Size != 100 {
				t.Errorf("a byte each %s gives %+v, %v", c.interval, got, err)
			}
		})
	}
}
